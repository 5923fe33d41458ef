const form = {
  type: 'AdaptiveCard',
  version: '1.5',
  fallbackText: 'Een formulier',
  body: [
    { type: 'TextBlock', text: 'Aanmelden voor een bijeenkomst', size: 'Large', weight: 'Bolder', style: 'heading', wrap: true },
    { type: 'TextBlock', text: 'Dinsdag 24 november, 19.30 uur, online', isSubtle: true, wrap: true },
    { type: 'FactSet', facts: [{ title: 'Taal', value: 'Nederlands' }] },
    { type: 'Container', style: 'emphasis', items: [{ type: 'TextBlock', text: 'Nog 12 plekken', wrap: true }] },
    { type: 'TextBlock', text: 'Bijna vol', color: 'Warning', wrap: true },
    { type: 'TextBlock', text: 'Afgelast', color: 'Attention', wrap: true },
    { type: 'TextBlock', text: 'Gelukt', color: 'Good', wrap: true },
    { type: 'Input.Text', id: 'name', label: 'Je naam', isRequired: true, errorMessage: 'Vul je naam in' },
    { type: 'Input.Text', id: 'note', label: 'Wil je iets kwijt?', isMultiline: true, placeholder: 'Mag leeg blijven' },
    { type: 'Input.Number', id: 'number', label: 'Met hoeveel ben je?', min: 1, max: 4 },
    { type: 'Input.Date', id: 'day', label: 'Welke dag?' },
    {
      type: 'Input.ChoiceSet',
      id: 'part',
      label: 'Deel van de stad',
      choices: [
        { title: 'Noord', value: 'n' },
        { title: 'Zuidoost', value: 'zo' },
      ],
    },
    {
      type: 'Input.ChoiceSet',
      id: 'needs',
      label: 'Wat heb je nodig?',
      style: 'expanded',
      isMultiSelect: true,
      wrap: true,
      choices: [
        { title: 'Ondertiteling', value: 'o' },
        { title: 'Een plek voor een rolstoel', value: 'r' },
      ],
    },
    { type: 'Input.Toggle', id: 'consent', title: 'Jullie mogen mijn gegevens hiervoor gebruiken', label: 'Toestemming', wrap: true },
  ],
  actions: [
    { type: 'Action.Submit', title: 'Meld mij aan', style: 'positive', data: { flow: 'sample' } },
    { type: 'Action.Submit', title: 'Annuleer', style: 'destructive', data: { flow: 'sample' } },
    { type: 'Action.OpenUrl', title: 'Lees meer', url: 'https://loket.example/' },
  ],
}

/** A message with every kind of card part that the bot may use, and buttons under it. */
export const sampleCard = {
  type: 'message',
  id: 'sample-card',
  timestamp: '2026-11-22T10:00:00.000Z',
  from: { id: 'loket', name: 'Loket', role: 'bot' },
  locale: 'nl-NL',
  text: 'Hier is het formulier. Lees eerst de [voorwaarden](https://loket.example/voorwaarden), met:\n\n- geld\n- tijd',
  textFormat: 'markdown',
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: form }],
  suggestedActions: { actions: ['Ja', 'Nee, ik bedoel iets anders'].map((title) => ({ type: 'imBack', title, value: title })) },
}
