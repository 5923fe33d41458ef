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
    'rosa rosalie ruben rutger ruud ryan sabine salma sam samira sander sandra sanne sara sarah saskia sebastiaan selma sem sharon silvia simon simone sjoerd sofie sophie stefan ' +
    'stephanie steven stijn susan suzanne sven tamara tania teun thea theo thijs thomas tijn tim tine tom tomas ton vera victor vincent wendy wesley willem willemijn wouter yara yasmin ' +
    'yasmina yasmine yusuf youssef yvonne zara zeynep zoe adam alex alice amy andrew andy ben beth brian charlie dan george grace hayley helen holly jane jenny jo joe josh kate katie ken lauren ' +
    'marlies marloes mieke miep annelies annabel anita ankie astrid barbara bianca bob cees christine cindy corrie dorien edwin elly emile ester evert femmy frits geert gerda gerrit gonnie greet greetje hanneke heidi helga hilde ' +
    'ina ineke irma jacqueline janine jantje jeanette jelena jorien josien judith jurgen kitty lara laurens lenny lieve lise lizzy loek lucia luc maja mandy marco margot mark marlon marnix maurits mees mia miranda nadine nel nelleke ' +
    'nico olav pascale paula piotr rafael ramona raymond remco rens renske riet rinske rosanne samantha sanna shirley siebe silke stan sytske tess tessa theresa tineke toos trudy veerle vera wendela wil wilma wim xander yolanda yvette ' +
    'abdel achmed ahmed ali amin amir anas ayman aylin ayoub aziz brahim dounia ebru elif emre fadoua faisal farah fatiha fouad ghita hafsa halima hamid hamza hanane houda idris ikram ilias imran ismail jamal jamila kaoutar khalil latifa ' +
    'loubna mehdi mehmet meryem mina mounir mourad mouna nabil najat nassim nawal nora noureddine nour osman oussama rachida rabia redouan sabri sana sarita sevda siham soraya soufiane tarik yassin yassine zakaria zineb ' +
    'anil arjun chandra deepa gita indra jeffrey kofi kwame ravi roy sharda sunita winston aaron abby ahmad amelia annie anthony ashley bella bernard betty bill calvin cathy charles cheryl colin craig dave deborah derek diane donna doug ' +
    'edith edward eleanor elizabeth emilia ethan fiona gary gavin geoff gemma georgia gloria gordon greg hannah harriet harvey heather ian jackie janet jasmine jason jeff jennifer jeremy jerry jodie jonathan joseph joyce judy justin karen ' +
    'keith kenneth kevin kyle leah lee lewis lloyd logan lynn maggie marcus margaret martha mary maureen melissa mitchell molly nancy natalie nathan neil nigel pam patricia philip polly quentin rebekah rhys rick rose roy russell ruth ' +
    'samuel sandy scott shaun sheila simon stacey stella stephen stewart stuart sue tessa theresa timothy tony tracey trevor valerie veronica vincent walter warren wayne william zoey ' +
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
