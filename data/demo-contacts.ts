/** A contact moment of the demo: by whom, so many days ago, as what, and what was written. */
export type DemoContact = {
  by: 'coach' | 'intermediary' | 'helpdesk'
  daysAgo: number
  text: 'note.added' | 'talk.added' | 'helpdesk.talked'
  words: string
}

const note = (by: DemoContact['by'], daysAgo: number, words: string): DemoContact => ({ by, daysAgo, text: 'note.added', words })
const talk = (by: DemoContact['by'], daysAgo: number, words: string): DemoContact => ({ by, daysAgo, text: 'talk.added', words })

/** What stands between some of the demo's candidates and the desk beside their steps, by slug. */
export const demoContacts: Readonly<Record<string, readonly DemoContact[]>> = {
  'bas-kuipers': [note('intermediary', 7, 'Wil liefst in Noord of Oost beginnen, fietst overal heen.')],
  'dewi-soekarno': [
    talk('intermediary', 12, 'Donderdag om 10.00 uur, over twee dagen per week blijven werken naast de opleiding.'),
    note('coach', 4, 'Kennisgemaakt. Zoekt vooral rust in de planning; volgende keer de studielast naast haar baan leggen.'),
  ],
  'elif-kaya': [
    {
      by: 'helpdesk',
      daysAgo: 16,
      text: 'helpdesk.talked',
      words: 'Vroeg of haar hbo-diploma uit 2009 nog telt. Uitgelegd en doorgegeven.',
    },
    note('intermediary', 6, 'Jaren bij de bank staan nog niet in de cv. Ze vult dat aan.'),
  ],
  'grace-owusu': [note('intermediary', 9, 'Degree from Accra: sent her the page on having a foreign diploma recognised.')],
  'jeroen-blok': [note('coach', 10, 'Les over breuken gezien. Duidelijke uitleg, nu oefenen met stil krijgen zonder stemverheffing.')],
  'khadija-amrani': [talk('intermediary', 13, 'Dinsdag om 15.30 uur op school, samen met de schoolleider.')],
  'nils-verbeek': [note('coach', 12, 'Portfolio voor twee derde klaar. Laatste stuk: een ouder gesproken, dat schrijft hij nog op.')],
  'vincent-maas': [talk('intermediary', 42, 'In januari, als zijn vader weer thuis is. Tot dan geen berichten.')],
}
