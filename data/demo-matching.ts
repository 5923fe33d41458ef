import type { CoachProfile, MatchWishes } from './coach-profile.ts'
import type { DemoCandidate } from './demo-candidates.ts'

type Digits = NonNullable<DemoCandidate['coach']>
type Profile = Omit<CoachProfile, 'updatedAt'>
type Wishes = Omit<MatchWishes, 'updatedAt'>

const coach = (capacity: number, more: Partial<Profile>): Profile => ({
  ...{ capacity, external: false, days: [], parts: [], groups: [], languages: ['dutch'], specialties: [], backgrounds: [] },
  ...{ specialEducation: false, away: [] },
  ...more,
})

/** What the demo's coaches offer, in the words of `amsterdam-po`, by the last two digits of their ids. */
export const demoProfiles: Record<Digits, Profile> = {
  20: coach(8, {
    days: ['tuesday', 'thursday'],
    parts: ['centrum', 'oost'],
    groups: ['middle', 'upper'],
    specialties: ['order', 'planning'],
    backgrounds: ['business', 'finance'],
  }),
  24: coach(5, {
    external: true,
    days: ['monday', 'friday'],
    parts: ['noord', 'centrum'],
    groups: ['upper'],
    specialties: ['behaviour', 'confidence'],
    backgrounds: ['care'],
  }),
  26: coach(5, {
    days: ['monday', 'wednesday'],
    parts: ['nieuw-west', 'west'],
    groups: ['lower'],
    languages: ['dutch', 'arabic'],
    specialties: ['young-children', 'parents'],
    backgrounds: ['care', 'culture'],
  }),
  27: coach(5, {
    days: ['wednesday', 'thursday'],
    parts: ['zuid', 'zuidoost'],
    groups: ['lower', 'middle'],
    languages: ['dutch', 'english'],
    specialties: ['newcomers', 'dutch-teaching'],
    backgrounds: ['communication', 'government'],
  }),
  28: coach(5, {
    days: ['tuesday', 'friday'],
    parts: ['oost', 'zuidoost'],
    groups: ['upper'],
    specialties: ['maths-teaching', 'digital'],
    backgrounds: ['it', 'technology'],
    specialEducation: true,
  }),
  29: coach(4, {
    external: true,
    days: ['thursday', 'friday'],
    parts: ['west', 'zuid'],
    groups: ['middle'],
    languages: ['dutch', 'english'],
    specialties: ['prior-learning', 'study-skills'],
    backgrounds: ['science'],
  }),
}

const wish = (more: Partial<Wishes>): Wishes => ({
  ...{ days: [], groups: [], languages: [], backgrounds: [], needs: [], specialEducation: false },
  ...more,
})

/** What the demo's candidates who wait look for, by their slug. */
export const demoWishes: Readonly<Record<string, Wishes>> = {
  'amina-bouzid': wish({
    days: ['monday', 'wednesday'],
    part: 'nieuw-west',
    groups: ['lower'],
    languages: ['dutch', 'arabic'],
    backgrounds: ['care'],
    needs: ['parents'],
  }),
  'bas-kuipers': wish({
    days: ['tuesday', 'thursday'],
    part: 'oost',
    groups: ['upper'],
    languages: ['dutch'],
    backgrounds: ['it'],
    needs: ['maths-teaching', 'order'],
  }),
  'cem-aydin': wish({
    days: ['thursday'],
    part: 'zuid',
    groups: ['middle'],
    languages: ['dutch'],
    backgrounds: ['finance'],
    needs: ['planning'],
  }),
  'anouk-peters': wish({
    days: ['monday', 'friday'],
    part: 'noord',
    groups: ['upper'],
    languages: ['dutch'],
    backgrounds: ['care'],
    needs: ['confidence'],
  }),
  'bilal-haddou': wish({
    days: ['tuesday', 'friday'],
    part: 'zuidoost',
    groups: ['upper'],
    languages: ['dutch'],
    backgrounds: ['technology'],
    needs: ['digital'],
  }),
  'carmen-silva': wish({
    days: ['wednesday'],
    part: 'zuidoost',
    groups: ['lower'],
    languages: ['english'],
    backgrounds: ['communication'],
    needs: ['dutch-teaching'],
  }),
  'daan-visser': wish({
    days: ['friday'],
    part: 'west',
    groups: ['middle'],
    languages: ['dutch'],
    backgrounds: ['science'],
    needs: ['study-skills', 'prior-learning'],
  }),
}
