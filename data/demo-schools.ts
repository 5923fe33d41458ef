import type { Board, School } from './school.ts'

/** A board and a school of the demo: all made up. */
export type DemoBoard = Board & { id: string }
export type DemoSchool = Omit<School, 'updatedAt'> & { id: string }

export const demoBoards: readonly DemoBoard[] = [
  { id: 'amstelbogen', name: 'Stichting Amstelbogen', classes: 128, share: 0.07 },
  { id: 'de-klimop', name: 'Scholengroep De Klimop', classes: 96, share: 0.07 },
  { id: 'noorderlicht', name: 'Noorderlicht Onderwijs', classes: 64, share: 0.07 },
  { id: 'vier-windstreken', name: 'De Vier Windstreken', classes: 150, share: 0.07 },
  { id: 'wijzer', name: 'Wijzer Speciaal Onderwijs', classes: 30, share: 0.07 },
]

type Counts = readonly [lower: number, middle: number, upper: number]
const groups = ['lower', 'middle', 'upper'] as const
const counts = (numbers: Counts) => groups.flatMap((group, index) => (numbers[index] ? [{ group, count: numbers[index] }] : []))

type Row = [
  name: string,
  board: string,
  part: string,
  leader: string,
  places: Counts,
  vacancies: Counts,
  guidance: number,
  strengths: string[],
]

const one = ([name, board, part, leader, places, vacancies, guidance, strengths]: Row, more: Partial<DemoSchool> = {}): DemoSchool => {
  const id = name.toLowerCase().replace(/[^a-z]+/g, '-')
  return {
    ...{ id, name, board, part, guidance, strengths, specialEducation: false, training: true, changeOfLeader: false },
    places: counts(places),
    vacancies: counts(vacancies),
    contact: { name: leader, email: `directie@${id}.example.org` },
    ...more,
  }
}

export const demoSchools: readonly DemoSchool[] = [
  one(['De Waterlelie', 'amstelbogen', 'noord', 'Hanneke Vos', [2, 1, 1], [1, 0, 0], 3, ['order', 'parents']]),
  one(['De Zonnewijzer', 'amstelbogen', 'oost', 'Bram de Lange', [1, 1, 2], [0, 0, 1], 4, ['maths-teaching', 'digital']]),
  one(['Het Kompas', 'amstelbogen', 'zuid', 'Yasmina Haddou', [0, 1, 1], [0, 1, 0], 2, ['planning']], { changeOfLeader: true }),
  one(['De Regenboogbrug', 'de-klimop', 'nieuw-west', 'Peter Hofland', [2, 2, 2], [1, 1, 1], 4, ['newcomers', 'dutch-teaching']]),
  one(['De Kastanje', 'de-klimop', 'west', 'Saskia Bloem', [1, 0, 1], [0, 0, 0], 2, ['behaviour', 'confidence']]),
  one(['De Spiegelgracht', 'de-klimop', 'centrum', 'Ruben Caron', [1, 0, 0], [0, 0, 0], 1, ['prior-learning']]),
  one(['Noordster', 'noorderlicht', 'noord', 'Fleur Dijkman', [1, 2, 0], [0, 1, 0], 3, ['study-skills', 'order']]),
  one(['De Meeuwen', 'noorderlicht', 'noord', 'Samir Oulad', [0, 0, 2], [0, 0, 2], 2, ['maths-teaching']], { training: false }),
  one(['De Bijlmerboom', 'vier-windstreken', 'zuidoost', 'Grace Amankwah', [2, 2, 1], [1, 1, 0], 4, ['newcomers', 'parents']]),
  one(['De Gaasperring', 'vier-windstreken', 'zuidoost', 'Wouter Prins', [1, 1, 1], [0, 0, 1], 2, ['dutch-teaching']]),
  one(['Aan de Vecht', 'vier-windstreken', 'weesp', 'Ineke Rutten', [0, 1, 1], [0, 0, 0], 2, ['planning', 'confidence']]),
  one(['De Vuurtoren', 'wijzer', 'nieuw-west', 'Dewi Santoso', [1, 1, 0], [1, 0, 0], 2, ['behaviour']], { specialEducation: true }),
]
