import type { Role, StaffDoc } from './person.ts'

type Demo = { id: string; name: string; role: Exclude<Role, 'candidate'>; external?: boolean; slug: string }

const people: Demo[] = [
  { id: '00000000-0000-0000-0000-0000000000020', name: 'Alex Wilber', role: 'coach', slug: 'alex-wilber' },
  { id: '00000000-0000-0000-0000-0000000000021', name: 'Megan Bowen', role: 'intermediary', slug: 'megan-bowen' },
  { id: '00000000-0000-0000-0000-0000000000022', name: 'Adele Vance', role: 'helpdesk', slug: 'adele-vance' },
  { id: '00000000-0000-0000-0000-0000000000023', name: 'Isaiah Langer', role: 'manager', slug: 'isaiah-langer' },
  { id: '00000000-0000-0000-0000-0000000000024', name: 'Patti Fernandez', role: 'coach', external: true, slug: 'patti-fernandez' },
  { id: '00000000-0000-0000-0000-0000000000025', name: 'Lynne Robbins', role: 'helpdesk', slug: 'lynne-robbins' },
  { id: '00000000-0000-0000-0000-0000000000026', name: 'Noor el Amrani', role: 'coach', slug: 'noor-el-amrani' },
  { id: '00000000-0000-0000-0000-0000000000027', name: 'Joris Smeets', role: 'coach', slug: 'joris-smeets' },
  { id: '00000000-0000-0000-0000-0000000000028', name: 'Ilse Karsten', role: 'coach', slug: 'ilse-karsten' },
  { id: '00000000-0000-0000-0000-0000000000029', name: 'Farid Baldé', role: 'coach', external: true, slug: 'farid-balde' },
]

/** The web chat user behind a demo person. */
export const demoUserId = (slug: string) => `dl_demo-${slug}`

/** Everybody of the demo who works at the desk: the people of the contract and three more coaches. */
export const demoStaff = (): StaffDoc[] =>
  people.map(({ id, name, role, external, slug }) => ({
    partition: 'staff',
    kind: 'staff',
    id,
    name,
    roles: [role],
    email: `${slug.replaceAll('-', '.')}@example.org`,
    logins: [`directline:${demoUserId(slug)}`],
    ...(external && { external }),
  }))

/** Who the demo bar can become: a role (its first person) or a person. */
export const demoCast = [
  { as: 'candidate', name: '', role: 'candidate' as Role },
  ...people.map(({ slug, name, role }) => ({ as: slug, name, role: role as Role })),
]

/** The person behind `as` of `POST /demo/token`: a role's first person, or a person by name. */
export const demoPerson = (as: string) =>
  people.find((one) => one.role === as || one.slug === as || one.name.toLowerCase() === as.toLowerCase())
