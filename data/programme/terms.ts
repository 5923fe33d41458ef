import * as z from 'zod'

/** An id inside a programme: small letters, digits and hyphens. Ids are never shown to people. */
export const id = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'is not an id. Mend: use small letters, digits and hyphens, like info-session')

/** Set on what the sources do not say: somebody of the programme has to check it before people rely on it. `npm run doctor` tells what is left. */
export const verify = z.literal(true).exactOptional()

/** Where a figure or rule comes from, for the people who keep the file, for example `004 §5.3`. */
export const source = z.string().min(1).exactOptional()

export const roles = ['candidate', 'coach', 'intermediary', 'helpdesk', 'manager'] as const
export const role = z.enum(roles)
export type Role = z.infer<typeof role>
