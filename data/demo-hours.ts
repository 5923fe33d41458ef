/** How a demo coach works with one candidate: an entry every so many days, back from so many days ago, with these lengths and kinds in turn; `notes` go with the newest entries. */
export type DemoRhythm = { every: number; since: number; minutes: readonly number[]; kinds: readonly string[]; notes?: readonly string[] }

/** So far back the demo's coaches have logged, in days. */
export const demoHoursBack = 84

const usual: DemoRhythm = { every: 11, since: 3, minutes: [60, 45, 90, 60, 75], kinds: ['talk', 'talk', 'observation'] }

const others: Readonly<Record<string, Partial<DemoRhythm>>> = {
  'dewi-soekarno': { every: 9, minutes: [60, 45] },
  'elif-kaya': { every: 12, minutes: [45, 60], kinds: ['talk'], notes: ['Portfolio doorgenomen, motivatie is sterk.'] },
  'jeroen-blok': { every: 8, since: 2, notes: ['Klassenmanagement: rustig beginnen, daarna pas uitleggen.'] },
  'nils-verbeek': { every: 7, since: 4, minutes: [90, 60, 60] },
  'rachid-el-idrissi': { every: 10, since: 5, kinds: ['observation', 'talk'] },
  'khadija-amrani': { every: 5, since: 1, minutes: [60, 45] },
  'lars-timmer': { every: 6, since: 2, minutes: [90, 60] },
  'maya-lieuw': { since: 30 },
  'ines-marques': { every: 60, since: 58, minutes: [30] },
  'usha-ramdin': { every: 28, since: 20 },
}

/** The rhythm of one demo candidate. */
export const demoRhythm = (slug: string): DemoRhythm => ({ ...usual, ...others[slug] })

/** What became of the months before this one, the last one first, by the coach's last two digits: Alex has one to sign off, Patti's waits to be closed. */
export const demoMonths: Readonly<Record<string, readonly ('open' | 'signed' | 'closed')[]>> = {
  20: ['open', 'closed', 'closed'],
  24: ['signed', 'closed', 'closed'],
  26: ['signed', 'closed', 'closed'],
  27: ['open', 'signed', 'closed'],
  28: ['closed', 'closed', 'closed'],
  29: ['closed', 'closed', 'closed'],
}
