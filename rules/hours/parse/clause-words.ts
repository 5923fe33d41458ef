const said =
  'log(?:gen|ged|ging)?|not(?:eer|eren|e)|schrijf|schrijven|boek(?:en)?|zet(?:ten)?|voer|vul|invoeren|invullen|registreren|registreer|toevoegen|opschrijven|bijschrijven|wegschrijven|vastleggen|inboeken|doorgeven|door te geven|gelogd|ingevoerd|genoteerd|declareren|add|book|record|put|register|enter|write|submit|report|claim|entry'
/** Words with which hours are handed in: with them "ik wil" and "I'm going to" are no plan. */
export const handingIn = new RegExp(`\\b(?:${said})\\b`)

/** What says that it is over: a day gone by, or a verb that looks back. */
export const lookingBack =
  /\b(?:gist\w*|eergister\w*|vanochtend|vanmorgen|vannacht|afgelopen|vorige|geleden|terug|daarnet|zojuist|laatst|onlangs|yesterday|last|ago|this morning|earlier|recently|(?:van|from) (?:\w+dag|\w+day)|gehad|gedaan|geweest|gezeten|gesproken|gebeld|gezien|gekeken|bezocht|begeleid|geholpen|gewerkt|gecoacht|geobserveerd|besproken|had(?! to)|hadden|was(?! going)|waren|saw|spent|talked|called|spoke|did|went|observed|visited|worked|helped|vergeten|forgot)\b/

const first = '(?:ik|we|wij)'
/** Plans and wishes. `§` stands for a name. */
export const lookingAhead = new RegExp(
  [
    `\\b${first} (?:ga|gaan|zal|zullen|wil|willen|moet|moeten|kan|kunnen|hoop|hopen|zie|zien|bel|bellen|spreek|spreken|observeer|observeren|bezoek|bezoeken|kom|komen)\\b`,
    `\\b(?:ga|gaan|zal|zullen|wil|willen|moet|moeten|kan|kunnen|zie|bel|spreek|observeer|bezoek) ${first}\\b`,
    '\\b(?:moet|moeten) nog\\b|\\bvan plan\\b|\\bhopelijk\\b|\\bbinnenkort\\b|\\bstraks\\b|\\bvolgende keer\\b|\\bdan (?:heb|hebben|ga|gaan|zie) (?:ik|we)\\b',
    "\\b(?:heb|hebben|have) .*\\b(?:staan|ingeroosterd)\\b|\\b(?:vroeg|vraagt) of (?:ik|we)\\b|\\basked (?:if|whether) (?:i|we)\\b|^ ?reserveer\\b|\\b(?:laten we|doen we|let's|i've got|we've got)\\b|\\blooking forward\\b|(?:\\bwants|\\bwil) (?:graag )?(?:an? |een )?(?:hour|uur|half)|^ ?planning\\b",
    '\\b(?:in)?gepland\\b|\\binplannen\\b|^ ?plan\\b',
    `\\b(?:heb|hebben|have)\\b.*\\b(?:afspraak|appointment)\\b`,
    "\\b(?:i|we)(?:'ll| will| shall|'m going to|'re going to| am going to| are going to)(?![a-z])|\\bgonna\\b|^ ?(?:will|going to) ",
    "\\b(?:i'm|i am|we're|we are) (?:seeing|meeting|calling|observing|visiting|coming|having|talking|speaking|doing|planning|hoping|due)\\b|\\bseeing (?:\\w+ )?again\\b",
    "\\b(?:i|we)(?:'ve got| have| need| are due| want|'d like| would like| plan| hope| intend|'d love) to\\b|\\b(?:i|we) (?:should|must|might|can)\\b",
    '^ ?(?:need|have|want|hoping|planning|hope|got) to\\b|\\b(?:can|could|should|shall|may) (?:i|we)\\b|\\bhopefully\\b|\\bnext time\\b|\\blater today\\b|\\b(?:^|to )schedule\\b|^ ?schedule\\b|\\bscheduled\\b',
  ].join('|'),
)
/** Days to come that name no day: whatever else is said, nothing has been done. */
export const comingDays =
  /\b(?:volgende|komende|aanstaande|next|coming) (?:week|weken|maand|month|weeks|weekend|jaar|year|periode)\b|\bvolgend (?:weekend|jaar|schooljaar)\b|\b(?:over|in|binnen|within) (?:een|a|\d{1,2}|een paar|a few|a couple of) (?:week|weken|dag|dagen|maand|maanden|weeks?|days?|months?)\b(?! (?:geleden|ago|time))/
/** Reminders and diaries. */
export const reminding =
  /\bherinner(?:en)?\b|\bremind\b|\bvergeet niet\b|\bdon't (?:let me )?forget\b|\bagenda\b|\b(?:in|to) (?:my|the) (?:calendar|diary)\b/
/** Present tense, which with a day to come is a plan. */
export const present =
  /\b(?:ga|gaan|gaat|zal|zullen|wil|willen|moet|moeten|kan|kunnen|komt|kom|komen|heb|hebben|heeft|zie|zien|bel|spreek|is|ben|zijn|staat|staan|mag|plan|afspraak|afgesproken|will|have|has|need|needs|are|am|see|meet|meeting with|coming|meeting|seeing|observe|observing|visit|call|wants|can|should|could|would)\b|'(?:ll|m|re|ve)\b/

/** What did not take place. */
export const calledOff =
  /\bgin?g(?:en)?\b(?:[^,.;]{0,25})? niet door\b|\bniet door(?:ging(?:en)?|gegaan|gaan)?\b|\b(?:afgezegd|afgebeld|geannuleerd|afgelast|gecancell?e?d|vervallen|uitgevallen|verzet|verplaatst|uitgesteld|verschoven)\b|\bniet (?:komen )?(?:opdagen|opgedaagd|verschenen|gekomen|gehad|gesproken|gezien|gebeld|ontmoet|gelukt)\b|\b(?:kwam|kwamen|kon|konden) (?:[^,.;]{0,20} )?niet(?= ?$| komen| opdagen)|\bdid(?:n't| not) (?:happen|show|turn|come|make|go ahead|take place|see|speak|talk|meet|call)\b|\bnever (?:happened|showed|turned|came|took place)\b|\bcalled off\b|\bcancell?ed\b|\bfell through\b|\bno[- ]?show\b|\bpostponed?\b|\brescheduled?\b|\b(?:got|was|been|is) moved\b|\bstood me up\b|\b(?:supposed|meant) to\b|\bbailed\b|\bhad to cancel\b|\bcouldn't make\b|\bgeen (?:gesprek|observatie|afspraak|contact)\b|\bw(?:as|ere) going to\b|\bzou eigenlijk\b|\bzou(?:den)? (?:ik|we)\b|\b(?:ik|we) zou(?:den)?\b|\b(?:won't|can't|couldn't|cannot|will not) (?:make|come|be)\b|\bhaven't (?:seen|spoken|met)\b/
/** "Was ziek" in a piece of its own. */
export const wasIll = /\b(?:was|is|waren|were|bleek|has been|lag|viel)\b.*\b(?:ziek|sick|ill|poorly|unwell|griep|flu)\b|\bziek ?gemeld\b/
/** A topic's own troubles: "haar les is vervallen", "the cancelled test". */
export const another =
  /\b(?:de|het|een|haar|zijn|hun|the|a|an|his|her|their) (?!gesprek|afspraak|observatie|meeting|talk|session|sessie|call|appointment|uur|hour|visit|bezoek|intake|§)[a-z]+ (?:[a-z]+ )?(?:is|was|werd|ging|has been|got|had|didn't|did not)\b|\b(?:les|toets|examen|class|lesson|test|exam|vergadering) (?:is|was|werd|ging)\b|§+'s (?:class|lesson|test|exam)\b|\b(?:the|a|an|his|her|their|this|that) (?:cancelled|canceled|postponed|rescheduled)\b/

/** Somebody wants to know something. */
export const wondering =
  /\bweet (?:je|jij|u|jullie|iemand)\b|\bik (?:vraag|vroeg) me af\b|\bwondering\b|\bi wonder\b|\bdo you know\b|\b(?:any|enig|geen) ide(?:a|e)\b|\bik wil (?:graag )?weten\b|\bi(?:'d like| want) to know\b|\bbenieuwd\b|\bvraagje\b|\btell me\b|\blet me know\b|\blaat (?:me |even )*weten\b|\b(?:quick|a) question\b|\bklopt het\b|§+'?s? (?:mag|krijgt|gets|may|is allowed)\b|\b(?:recht op|entitled to|i thought)\b|§+(?:'s| (?:heeft|has|zit|is))(?: (?:al|nog|nu|maar|only|already|now|still|op|at|used|about|around|ongeveer|circa|ca))* \d[\d.,]* ?(?:uur|uren|u|hours?|h)(?= ?$| (?:left|over|nu|now|already|used|gebruikt|te gaan|so far|in total|in totaal|tot nu toe|gehad))/

/** Time that went to waiting, whoever it was for. */
export const lostTime =
  /\b(?:gewacht|wachten|waited|waiting|in de file|vertraging|te laat|delay(?:ed)?|stuck in|drove|gereden|minutes late|min late|hour late|overslept|verslapen)\b/
/** Time of the coach's own, which is no coaching unless somebody is named. */
export const ownTime =
  /\b(?:file|trein|bus|tram|metro|fiets|gefietst|auto|gereden|rijden|reis\w*|gereisd|onderweg|vergader\w*|meetings|(?:staff|team) meeting|administratie|admin|e-?mails?|gemaild|mailen|geslapen|slapen|slaap|slept|sleep|traffic|train|tube|commut\w*|driving|drove|walk(?:ed|ing)?|gewandeld|wandelen|gesport|gym|lunch\w*|gegeten|tandarts|dentist|dokter|doctor|thuis|app|systeem|system|storing|internet|wifi|website|down|late|boodschappen|cooking|gekookt|netflix|party|feest\w*|marking|nakijken|nagekeken|meeting(?! with| about)|studiedag|conference|paperwork|papierwerk)\b/
/** Words of the work itself, for who names nobody. */
export const coachingWords =
  /\b(?:begeleid\w*|geholpen|help(?:ed|ing)?|support(?:ed|ing)?|gewerkt|worked|working|les|lessen|lesson|lessons|klas|class|kandida\w*|candidate\w*|student\w*|stagiair\w*|feedback|mentor\w*|voorbereid\w*|prep\w*|nabespr\w*|haar|hem|him|her|hen|them|someone|somebody|iemand|over|about|(?<!')re|met|with|bij|voor|for|uren|hours|coach\w*)\b/
