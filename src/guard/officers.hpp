#pragma once

#include "guard/gate.hpp"
#include "guard/password.hpp"
#include "guard/store.hpp"

#include <string>
#include <vector>

namespace guard {

struct NewOfficer {
    enum class FirstPassword { MustChange, Keep };

    std::string login;  ///< 3 to 32 of a-z, 0-9, "_", "-", "."
    std::string name;
    std::string department;
    std::vector<Grant> grants;
    FirstPassword first_password = FirstPassword::MustChange;
};

/// A password is known here once, to be handed over, and then only its hash.
struct FreshPassword {
    OfficerId id;
    std::string password;
};

/// The county's officers (人员管理). Every command needs ManageOfficers over each role concerned;
/// nobody changes their own.
class Officers {
public:
    Officers(db::Pool& pool, Gate& gate, const platform::Clock& clock, Passwords& passwords)
        : pool_(pool), gate_(gate), clock_(clock), passwords_(passwords) {}

    /// Refuses (Conflict) a login that is taken, (Invalid) an unfit one.
    FreshPassword create(const Actor& actor, const NewOfficer& wanted);
    void set_grants(const Actor& actor, OfficerId id, const std::vector<Grant>& grants);
    /// Ends their sessions at once.
    void disable(const Actor& actor, OfficerId id);
    void enable(const Actor& actor, OfficerId id);
    /// A new first password, no second factor, no lock, no session: for who has lost theirs. Their
    /// vault stays locked until trustees help.
    FreshPassword reset(const Actor& actor, OfficerId id);

    std::vector<OfficerEntry> list(const Actor& actor) const;
    /// An officer as an actor, for the command line and tests. Refuses (NotFound).
    Actor as_actor(OfficerId id) const;

private:
    enum class State { Enabled, Disabled };
    void set_state(const Actor& actor, OfficerId id, State state);
    OfficerEntry managed(db::Transaction& tx, const Actor& actor, OfficerId id) const;
    void require_over(const Actor& actor, const std::vector<Grant>& grants) const;

    db::Pool& pool_;
    Gate& gate_;
    const platform::Clock& clock_;
    Passwords& passwords_;
};

}  // namespace guard
