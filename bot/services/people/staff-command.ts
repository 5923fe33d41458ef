import { parseArgs } from 'node:util'
import type { StaffDoc } from '../../../data/person.ts'
import type { Store } from '../../../data/store.ts'
import { readEmail } from '../../../rules/email-address.ts'
import { readObjectId, staffRoles } from '../../../rules/people/read-roles.ts'
import type { StaffChange, StaffRefusal, StaffRole } from '../../../rules/people/staff-roll.ts'
import type { Auditor } from '../audit.ts'
import { changeStaff, storedStaff } from './staff-admin.ts'

export const usage = `npm run staff -- list
npm run staff -- add    --id <Entra object id> --name "<name>" --role <role> [--role <role>] [--external] [--email <address>]
npm run staff -- change --id <Entra object id> [--name "<name>"] [--role <role> …] [--external | --internal] [--email <address>]
npm run staff -- remove --id <Entra object id>
Roles: ${staffRoles.join(', ')}.`

/** What the terminal shows, and the exit code: 0 done, 1 refused by a rule, 2 not understood. */
export type Said = { code: 0 | 1 | 2; lines: string[] }

const refusals: Record<StaffRefusal, string> = {
  forbidden: 'This is not allowed.',
  unknown: 'Nobody in the list has this id. See them with: npm run staff -- list',
  exists: 'Somebody else is in the list with this id. Use change.',
  'no-roles': `Somebody has at least one role (--role). Use one of: ${staffRoles.join(', ')}.`,
  'last-manager': 'This is the last manager. Make somebody else a manager first.',
}

/** `npm run staff`: who works at the desk, from the machine it runs on. */
export async function staffCommand(
  args: readonly string[],
  desk: { store: Store; audit: Pick<Auditor, 'write'> },
  request: string,
): Promise<Said> {
  const read = readArguments(args)
  if ('problem' in read) return { code: 2, lines: [read.problem, usage] }
  if (read.change === undefined) return { code: 0, lines: table(await storedStaff(desk.store)) }
  const result = await changeStaff(desk, { role: 'system', id: 'command' }, read.change, request)
  if (!result.ok) return { code: 1, lines: [refusals[result.reason]] }
  const done = { add: 'Added', change: 'Changed', remove: 'Removed' }[read.change.do]
  return { code: 0, lines: [`${done}: ${line(result.member)}`, 'A desk that is running knows this within 30 seconds.'] }
}

const line = ({ id, name, roles, external, email }: StaffDoc) =>
  [id, name, roles.join('+') + (external ? ' (external)' : ''), email ?? ''].filter(Boolean).join('  ')

const table = (staff: readonly StaffDoc[]) =>
  staff.length === 0
    ? ['Nobody yet. Add somebody with: npm run staff -- add']
    : [...staff].sort((a, b) => a.name.localeCompare(b.name)).map(line)

type Read = { problem: string } | { change: StaffChange | undefined }

function readArguments(args: readonly string[]): Read {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        id: { type: 'string' },
        name: { type: 'string' },
        role: { type: 'string', multiple: true },
        external: { type: 'boolean' },
        internal: { type: 'boolean' },
        email: { type: 'string' },
      },
    })
    return readChange(positionals, values)
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) }
  }
}

type Values = { id?: string; name?: string; role?: string[]; external?: boolean; internal?: boolean; email?: string }

function readChange([verb, ...more]: readonly string[], values: Values): Read {
  if (more.length > 0 || !verb || !['list', 'add', 'change', 'remove'].includes(verb))
    return { problem: `Say one of: list, add, change, remove${more.length > 0 ? ' (a name with spaces needs quotes)' : ''}.` }
  if (verb === 'list') return { change: undefined }
  const id = readObjectId(values.id ?? '')
  if (!id) return { problem: '--id is not an Entra object id, like 12345678-90ab-cdef-1234-567890abcdef.' }
  if (verb === 'remove') return { change: { do: 'remove', id } }
  const given = (values.role ?? []).flatMap((one) => one.split(',')).map((one) => one.trim())
  const strange = given.find((one) => !staffRoles.some((role) => role === one))
  if (strange !== undefined) return { problem: `--role ${strange} is not a role.` }
  const roles = staffRoles.filter((role): role is StaffRole => given.includes(role))
  const email = values.email === undefined ? undefined : readEmail(values.email)
  if (email && !email.ok) return { problem: '--email is not an e-mail address.' }
  const name = values.name?.trim()
  const external = values.external ? true : values.internal ? false : undefined
  const details = { ...(external !== undefined && { external }), ...(email && { email: email.email }) }
  if (verb === 'add') return name ? { change: { do: 'add', id, name, roles, ...details } } : { problem: '--name is missing.' }
  return { change: { do: 'change', id, ...(name && { name }), ...(roles.length > 0 && { roles }), ...details } }
}
