/** First names that are common in Amsterdam, folded. They tell a stranger from a misspelt candidate. */
export const givenNames: ReadonlySet<string> = new Set(
  (
    'aisha ali amina anna anne anneke annemarie anouk arjan arthur ayse bart bas bert bilal bob bram brigit britt carla carlijn carmen carolien cas charlotte chris ' +
    'christel christiaan claire coen cor corine daan daniel danielle david debbie denise dennis dewi diana dirk dylan ed eline elisa ellen els emine emma emily eric erik esra ' +
    'esther eva evelien fabian farid fatih fatima femke ferdi fleur floor floris frank frans fred freek gerard gert gijs guus hakan hanna hannah hans harm harry hassan ' +
    'hatice heleen henk herman hugo ibrahim ilse imane inge ingrid irene iris isa isabel ivo jaap jack jacob james jan jana janneke jantine jasmijn jasper jelle jeroen jesse jessica jet jill ' +
    'jim jip joan job joep joey johan john joke jolanda joost joris jorn joyce jules julia julian karel karim karin kees kelly kenza kevin khadija khalid kim kirsten klaas koen ' +
    'lars laura leila lena leo leon leonie lex liam lianne lieke lien liesbeth lily linda linde lisa lisanne loes lot lotte louis louise luca lucas lucy luuk maaike maarten machteld ' +
    'malika manon marc marcel margriet maria mariam marianne marie marieke marijke marina marit marjan marjolein marleen marloes martijn martin maud maurice max meike melanie melissa ' +
    'merel merve michael michel mila milou mirjam mohamed monique mustafa myrthe naima nadia nadine naomi natasja niels nick nicole nienke nina noa noah noor nora nuria olaf olga oliver omar ' +
    'oscar otto pascal patricia patrick paul pauline peggy peter petra piet pieter pim priya puck quinten rachel rachid ralph ramon rania raoul rianne richard rik rita rob robert robin roel ' +
    'rosa rosalie ruben rutger ruud ryan sabine said salma sam samira sander sandra sanne sara sarah saskia sebastiaan selma sem sharon silvia simon simone sjoerd sofie sophie stefan ' +
    'stephanie steven stijn susan suzanne sven tamara tania teun thea theo thijs thomas tijn tim tine tom tomas ton vera victor vincent wendy wesley willem willemijn wouter yara yasmin ' +
    'yasmina yasmine yusuf youssef yvonne zara zeynep zoe adam alex alice amy andrew andy ben beth brian charlie dan george grace hayley helen holly jane jenny jo joe josh kate katie ken lauren ' +
    'luke matt megan mike olivia pete phil rebecca sally sean sophia steve stuart tina tracy vicky zac'
  ).split(' '),
)

/** Common family names, folded and without "van de": after a first name they say who it is. */
export const familyNames: ReadonlySet<string> = new Set(
  (
    'jansen janssen bakker visser smit meijer meyer mulder bos vos peters hendriks dekker brouwer dijkstra smits vries berg dijk dam kuiper kuipers postma veenstra kramer scholten prins ' +
    'huisman peeters kok jacobs vermeulen hoekstra koster willems maas verhoeven schouten gerritsen yilmaz kaya demir ozturk celik aziz bouzid amrani idrissi bennani haddad singh nguyen ' +
    'smith jones brown williams taylor davies wilson evans johnson clarke jackson khan patel okafor'
  ).split(' '),
)
