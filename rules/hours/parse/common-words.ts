/** Names that are words as well, or months and days: they count as a name only where a name can stand. */
export const wordNames: ReadonlySet<string> = new Set(
  (
    'mark will wil may mei april juni june juli august augusta augustus faith hope hoop joy grace roos dag ben jan mart maart bas storm rob pat sue art bill rich drew summer dawn eve ivy lily ' +
    'rose holly hazel olive amber pearl ruby violet daisy heather brook max chase hunter grant frank guy nick ray skip dean mason page penny sandy wade chance christian angel melody harmony sky star zon ' +
    'ster vos beer wolf an do di groot klein jong boer wit kok bos berg dijk prins koning lange long brown king young turner sil mo ad ' +
    'bloem lief rein goed wijs zwart bruin kort dik blom laan beek veen meer kamp brink baker cook smith white green black hall hill wood stone cross day week ' +
    'norm miles lane drake scout reed ward carter porter bishop knight abbott major earl duke prince jewel gem mercy constance patience charity honor victor dat die een iman nu sol siem'
  ).split(' '),
)

/** Words that every message has, folded: no names, and no note by themselves. */
export const smallWords: ReadonlySet<string> = new Set(
  (
    'ochtends middags avonds morgens namiddag long lang reistijd travel pauze break waarvan gewerkt vergeten uurke ik jij je hij zij ze we wij jullie u mij me hem haar hun ons onze mijn jouw zijn een de het t n en of maar dus want met bij voor van naar op in aan om ' +
    'te tot over door uit als dan toen nog ook al er hier daar dit dat deze die wat wie waar hoe is was waren ben bent heb hebt heeft had hadden gehad ' +
    'geweest ga gaan ging gedaan doen wil graag aub svp even ff eh ehm uh um uhm nou ja nee oke ok hoi hallo hey hee dag moi zo zoals samen iedereen ' +
    'allemaal allebei beide beiden ieder elk elke totaal per keer school mentor ib hr teams zoom online telefonisch thuis kantoor locatie tijd uur uren ' +
    'minuten kandidaat kandidaten coach coaches begeleider kerndocent assessor intermediair elkaar iemand niemand mezelf boek log noteer schrijf zet ' +
    'registreer voeg toe invoeren loggen noteren schrijven the a i you he she it they us him her them my your his their our and or but so with at for to ' +
    'from on by about up out off as then also too both each all together total every were am are be been being have has having do did done doing go going ' +
    'went will would can could should may might must just please thanks hi hello yes no not okay well like oh today yesterday hour hours minute minutes min ' +
    'mins time times session sessions meeting meetings spent worked working mum dad candidate candidates add book record put note enter register write ' +
    'another second first third last next this that these those one two half quarter plus minus extra later eerst daarna verder gewerkt gezeten gelopen ' +
    'gekeken begeleid afspraak bezoek start stop menu heel hele ruim bijna ongeveer circa ca zeker maximaal minimaal alweer weer vroeg laat snel kort lang ' +
    'langer korter net pas reeds soms vaak altijd goed prima fijn leuk lastig moeilijk belangrijk vervolgens nader nieuw oud eigen andere ander zelfde idem ' +
    'ditto same z d w v k g x m h afternoon night noon ochtend middag avond nacht week weekend maand jaar dagen weken'
  ).split(' '),
)

/** Words that are no name in the place of one, folded. */
export const commonWords: ReadonlySet<string> = new Set([
  ...smallWords,
  ...(
    'kwam kwamen came zat zaten zag zagen sprak spraken belde liep deed buddy child children class colleague collega collegas cursus directeur directie duo evening examen feedback gedrag geholpen gelezen gemaakt geoefend ' +
    'groep group head hva ipabo kids kinderen klas koffie leerling leerlingen leider les lessen lesson lessons lezen lunch maatje moeder morning nabesproken ' +
    'opleiding orde ouder ouders pabo parents partner planning portfolio principal pupil pupils rapport rapporten reflectie rekenen schoolleider spelling ' +
    'stage student students taal teacher toets toetsen training vader vergadering verslag vervolg vog voorbereid wiscat workshop'
  ).split(' '),
])
