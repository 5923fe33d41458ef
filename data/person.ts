/** What a person may do; roles come from the store only. Everyone else is an anonymous candidate. */
export const roles = ['candidate', 'coach', 'intermediary', 'helpdesk', 'manager'] as const
export type Role = (typeof roles)[number]

/** A member of staff, partition `staff`, kind `staff`; `id` is the Entra object id (Teams) or the OIDC subject (pages); `logins` are other channel users who are this person, as `<channel>:<user id>`. */
export type StaffDoc = {
  partition: 'staff'
  kind: 'staff'
  id: string
  etag?: string
  name: string
  roles: Role[]
  external?: boolean
  /** Where notices go when Teams cannot be reached. */
  email?: string
  logins?: string[]
  /** Local days, inclusive, in which somebody else does their work as an intermediary. */
  away?: { from: string; until: string }
}
