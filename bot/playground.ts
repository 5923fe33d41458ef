import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { demoPerson, demoStaff } from '../data/demo-people.ts'

/** `npm run playground -- --as coach`: Microsoft's Teams look-alike against the running bot, as one of the demo's people. */
const { values } = parseArgs({ options: { as: { type: 'string', default: 'candidate' }, port: { type: 'string', default: '56150' } } })
const endpoint = `http://127.0.0.1:${process.env.PORT || '3978'}/api/messages`
const person = values.as === 'candidate' ? { id: '00000000-0000-0000-0000-0000000000099', name: 'Sam Visser' } : demoPerson(values.as)
if (!person) {
  process.stderr.write(
    `Nobody of the demo is "${values.as}". Use candidate, coach, intermediary, helpdesk, manager or a person such as alex-wilber.\n`,
  )
  process.exit(2)
}

const user = ({ id, name }: { id: string; name: string }) => {
  const [given = name, ...rest] = name.split(' ')
  const email = `${given.toLowerCase()}@example.com`
  return { id: `user-${id.slice(-2)}`, name, userPrincipleName: email, aadObjectId: id, givenName: given, surname: rest.join(' '), email }
}
const config = {
  version: '0.1.1',
  tenantId: '00000000-0000-0000-0000-0000000000001',
  bot: { id: '00000000-0000-0000-0000-00000000000011', name: 'Loket' },
  currentUser: user(person),
  users: demoStaff()
    .filter((one) => one.id !== person.id)
    .slice(0, 5)
    .map(user),
  personalChat: { id: `personal-chat-${person.id.slice(-2)}` },
  groupChat: { id: 'group-chat-id', name: 'Groep' },
  team: {
    id: 'team-id',
    name: 'Helpdesk',
    aadGroupId: '00000000-0000-0000-0000-0000000000031',
    channels: [{ id: 'channel-announcements-id', name: 'Wachtrij' }],
  },
}

// The Playground takes at most five others, and reads its people from the folder it is started in; JSON is YAML too.
const folder = resolve(process.env.LOKET_DATA || '.loket', 'playground')
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, '.m365agentsplayground.yml'), JSON.stringify(config, null, 2))
const cli = createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js')
spawn(process.execPath, [cli, '-e', endpoint, '-c', 'msteams', '-p', values.port, '--disable-telemetry'], {
  cwd: folder,
  stdio: 'inherit',
}).on('exit', (code) => process.exit(code ?? 0))
