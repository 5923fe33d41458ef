import type { Bilingual } from './bilingual.ts'
import type { SessionLanguage, SessionPlace } from './info-session.ts'

/** A session of the demo, by how far away it is. `people` have signed up, in order; without a title it has the programme's. */
export type DemoSession = {
  id: string
  inDays: number
  time: { hour: number; minute: number }
  minutes: number
  language: SessionLanguage
  place: SessionPlace
  capacity: number
  people: number
  host: string
  title?: Bilingual
  description?: Bilingual
}

const online = (room: string): SessionPlace => ({ type: 'online', url: `https://meet.example.org/loket/${room}` })
const place = (name: string, address: string): SessionPlace => ({ type: 'place', name, address })
const evening = { hour: 19, minute: 30 }
const afternoon = { hour: 16, minute: 0 }

const ask: Pick<DemoSession, 'title' | 'description'> = {
  title: { nl: 'Vraag het een zij-instromer', en: 'Ask a career changer' },
  description: {
    nl: 'Klein groepje, geen dia’s. Iemand die nu in opleiding is vertelt hoe een week eruitziet en beantwoordt al je vragen, ook over geld en over wat tegenviel.',
    en: 'A small group, no slides. Someone who is in training now tells what a week looks like and answers all your questions, about money and disappointments too.',
  },
}
const visit: Pick<DemoSession, 'title' | 'description'> = {
  title: { nl: 'Kijken in een school', en: 'A look inside a school' },
  description: {
    nl: 'We lopen door een basisschool als de kinderen net weg zijn. De directeur en een duo-collega vertellen hoe zij een zij-instromer begeleiden.',
    en: 'We walk through a primary school just after the children have left. The school leader and a duo colleague tell how they support a career changer.',
  },
}

/** Info sessions for a demo: ten over the coming four months, one of them full with a waiting list and one with a single seat left, and one that was last week. */
export const demoSessions: readonly DemoSession[] = [
  {
    id: 'demo-01',
    inDays: -7,
    time: evening,
    minutes: 75,
    language: 'nl',
    place: online('najaar'),
    capacity: 30,
    people: 9,
    host: 'Megan Bowen',
  },
  {
    id: 'demo-02',
    inDays: 6,
    time: evening,
    minutes: 75,
    language: 'nl',
    place: online('avond'),
    capacity: 50,
    people: 14,
    host: 'Megan Bowen',
  },
  {
    id: 'demo-03',
    inDays: 11,
    time: evening,
    minutes: 60,
    language: 'both',
    place: online('vragen'),
    capacity: 12,
    people: 15,
    host: 'Alex Wilber',
    ...ask,
  },
  {
    id: 'demo-04',
    inDays: 17,
    time: evening,
    minutes: 75,
    language: 'en',
    place: online('english'),
    capacity: 24,
    people: 23,
    host: 'Noor el Amrani',
  },
  {
    id: 'demo-05',
    inDays: 25,
    time: afternoon,
    minutes: 90,
    language: 'nl',
    place: place('Basisschool De Kade', 'Kadeplein 12, Amsterdam'),
    capacity: 15,
    people: 6,
    host: 'Joris Smeets',
    ...visit,
  },
  {
    id: 'demo-06',
    inDays: 36,
    time: evening,
    minutes: 75,
    language: 'nl',
    place: online('avond'),
    capacity: 50,
    people: 4,
    host: 'Megan Bowen',
  },
  {
    id: 'demo-07',
    inDays: 48,
    time: evening,
    minutes: 90,
    language: 'nl',
    place: place('Kohnstammhuis', 'Wibautstraat 2-4, Amsterdam'),
    capacity: 40,
    people: 3,
    host: 'Ilse Karsten',
  },
  {
    id: 'demo-08',
    inDays: 61,
    time: evening,
    minutes: 60,
    language: 'both',
    place: online('vragen'),
    capacity: 12,
    people: 2,
    host: 'Alex Wilber',
    ...ask,
  },
  {
    id: 'demo-09',
    inDays: 76,
    time: evening,
    minutes: 75,
    language: 'en',
    place: place('OBA Oosterdok', 'Oosterdokskade 143, Amsterdam'),
    capacity: 30,
    people: 1,
    host: 'Noor el Amrani',
  },
  {
    id: 'demo-10',
    inDays: 92,
    time: afternoon,
    minutes: 90,
    language: 'nl',
    place: place('Basisschool Het Lint', 'Lintstraat 5, Amsterdam'),
    capacity: 15,
    people: 0,
    host: 'Joris Smeets',
    ...visit,
  },
  {
    id: 'demo-11',
    inDays: 110,
    time: evening,
    minutes: 75,
    language: 'nl',
    place: online('avond'),
    capacity: 50,
    people: 0,
    host: 'Megan Bowen',
  },
]

const names =
  'Amira Benali,Bram de Wit,Chantal Pinas,Daan Verhoeven,Esra Yildiz,Femke Visser,George Mensah,Hanna Kowalska,Ivo Jansen,Jolanda Bakker,Karim Haddad,Lotte Mulder,Milan Petrovic,Nadia Idrissi,Otto Brandsma,Priya Raman,Quinten Smit,Rosa Martins,Sven Dekker,Tirza Abrahams,Ugo Conti,Vera Hendriks,Wesley Tjon,Yara Nasser,Zeno van Dam'.split(
    ',',
  )

/** Who has signed up for a demo session, in order; one of them needs something. */
export const demoVisitors = (session: DemoSession) =>
  names.slice(0, session.people).map((name, index) => ({
    name,
    email: `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@example.org`,
    ...(index === 2 && { needs: 'ondertiteling' }),
  }))
