/** The server's names of what an officer may do; it decides, the pages only hide what would be refused. */
export const MAY = {
  import: ['import_tables', 'import_fund_tables'],
  review: ['review_business', 'review_finance', 'review_secrecy', 'publish'],
  batches: ['import_tables', 'import_fund_tables', 'review_business', 'review_finance', 'review_secrecy', 'publish'],
  proposals: ['decide_proposal'],
  profiles: ['sign_profile', 'cosign_profile'],
  signProfile: ['sign_profile'],
  cosignProfile: ['cosign_profile'],
  catalogue: ['sign_catalogue'],
  policies: ['write_policy'],
  publications: ['publish', 'withdraw'],
  withdraw: ['withdraw'],
  reveal: ['reveal_number'],
  ledger: ['see_ledger'],
  reconciliation: ['see_reconciliation'],
  audit: ['see_audit'],
  officers: ['manage_officers'],
} as const satisfies Record<string, readonly string[]>
