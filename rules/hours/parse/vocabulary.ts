/** Monday first; each line is one weekday in folded letters. */
export const weekdays: readonly (readonly string[])[] = [
  ['maandag', 'monday', 'mon', 'ma'],
  ['dinsdag', 'tuesday', 'tues', 'tue', 'di', 'din'],
  ['woensdag', 'wednesday', 'weds', 'wed', 'wo', 'woe'],
  ['donderdag', 'thursday', 'thurs', 'thur', 'thu', 'do', 'don'],
  ['vrijdag', 'friday', 'fri', 'vr', 'vrij', 'vri'],
  ['zaterdag', 'saturday', 'sat', 'za'],
  ['zondag', 'sunday', 'sun', 'zo'],
]

/** January first. */
export const months: readonly (readonly string[])[] = [
  ['januari', 'january', 'jan'],
  ['februari', 'february', 'feb', 'febr'],
  ['maart', 'march', 'mrt', 'mar'],
  ['april', 'apr'],
  ['mei', 'may'],
  ['juni', 'june', 'jun'],
  ['juli', 'july', 'jul'],
  ['augustus', 'august', 'aug'],
  ['september', 'sept', 'sep'],
  ['oktober', 'october', 'okt', 'oct'],
  ['november', 'nov'],
  ['december', 'dec'],
]

/** Words that carry the sentence and are worth mending when misspelt, in folded letters. */
export const keyWords: readonly string[] = (
  'gisteren gister eergisteren eergister vandaag vanochtend vanmorgen vanmiddag vanavond gisteravond gistermiddag gisterochtend ' +
  'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag afgelopen vorige zojuist daarnet ' +
  'januari februari maart augustus september oktober november december ' +
  'minuten minuut minuutjes kwartier kwartiertje anderhalf uurtje uurtjes halfuur halfuurtje ' +
  'observatie geobserveerd lesbezoek lesobservatie klassenbezoek intake intakegesprek gesprek gesprekken gesproken gebeld intervisie driegesprek ' +
  'hoeveel driehoeksgesprek aanstellingsgesprek benoemingsgesprek nabespreking nabesproken coaching ' +
  'yesterday today morning afternoon evening monday tuesday wednesday thursday friday saturday sunday ' +
  'january february march august october minutes minute hours quarter observation observed observing intervision appointment'
).split(' ')

/** Slips that are too short to measure. */
export const shortSlips: ReadonlyMap<string, string> = new Map(
  Object.entries({
    uru: 'uur',
    uut: 'uur',
    uuur: 'uur',
    urr: 'uur',
    huor: 'hour',
    huors: 'hours',
    horus: 'hours',
    mni: 'min',
    imn: 'min',
    mintuen: 'minuten',
    mintues: 'minutes',
    emt: 'met',
    mte: 'met',
    wiht: 'with',
    wih: 'with',
    wtih: 'with',
    gstrn: 'gisteren',
    gist: 'gisteren',
    gistern: 'gisteren',
    vdg: 'vandaag',
    vndg: 'vandaag',
    yday: 'yesterday',
    ystrday: 'yesterday',
    yestday: 'yesterday',
    ysday: 'yesterday',
    yest: 'yesterday',
    ystrdy: 'yesterday',
    tmrw: 'tomorrow',
    kwrtr: 'kwartier',
    gesprk: 'gesprek',
    obs: 'observatie',
    lesobs: 'lesobservatie',
    haf: 'half',
    thre: 'three',
    hlaf: 'half',
    hlafe: 'halve',
    halff: 'half',
    hafl: 'half',
    ahlf: 'half',
    minn: 'min',
    mrgen: 'morgen',
    mrgn: 'morgen',
    vnmrgn: 'vanmorgen',
    vrmdg: 'vanmiddag',
    hoevl: 'hoeveel',
    hoevel: 'hoeveel',
    hoefeel: 'hoeveel',
    hveel: 'hoeveel',
  }),
)

/** What stands before a unit of time and can be misspelt; the small words are there so that they are not taken for a number. */
export const numberSlips: readonly string[] = (
  'half halve anderhalf anderhalve een twee drie vier vijf zes zeven acht negen tien vijftien twintig vijfentwintig dertig vijfendertig veertig vijfenveertig vijftig vijfenvijftig zestig ' +
  'negentig two three four five six seven eight nine ten fifteen twenty thirty forty fifty sixty ninety an one quarter whole full paar hele klein dik goed vol ruim bijna halfjes per elk each few ' +
  'these those the for van voor dit deze mijn your uit over the hun haar zijn aan met'
).split(' ')

/** Ordinary words that look like a misspelt key word and are not. */
export const notSlips: ReadonlySet<string> = new Set(
  (
    'vandaan gisten geleerd yours house horse honours tours fours buurt buurtje gespreid gesprekje halfuurs quarters minuscule gebed geeld gebeld gespeld ' +
    'gesteld geteld gebeeld mornings intakes maandags vrijdags hour hourly evenings later vorig vorm vorige gistermorgen march match marcy observe observes observer'
  ).split(' '),
)
