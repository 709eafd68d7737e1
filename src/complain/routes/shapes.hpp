#pragma once

#include "complain/cases/cases.hpp"
#include "guard/routes.hpp"
#include "platform/json/json.hpp"

/// The JSON shapes of docs/formats/office-api.md ("Complaints").
namespace complain::routes {

json::Object queue_row_json(const Office& office, const store::QueueRow& row);
json::Object case_json(const Office& office, const OpenedDossier& opened);
json::Object candidate_json(const Candidate& candidate);
json::Object post_json(const Post& post);
/// What a form sent with a move. Refuses (Invalid) words that are none.
Details details_in(const json::Fields& fields);

}  // namespace complain::routes
