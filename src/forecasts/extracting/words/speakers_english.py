"""Words by which sources are known in English text."""

__all__ = [
    "FAMILY_NAMES",
    "FIRST_OF_NAMES",
    "GENERIC",
    "GIVEN_NAMES",
    "LIKE_PERSONS",
    "MARKET_WORDS",
    "NO_NAMES",
    "NO_SPEAKERS",
    "ORGANISATION_WORDS",
    "PAPERS",
    "RELAYS",
    "ROLES",
    "SAYING",
]

SAYING = (
    "said|says?|told|tells|foresees?|foresaw|envisions?|envisages?|expects?|expected|forecasts?(?!\\sby\\s(?:the\\s)?[A-Z])|forecasted|predicts?|predicted|projects(?!\\s(?:could|will|would|may|might|should|can|are|were|have|had|of|with|worth|in|across|under)\\b)|projected"
    "|estimates?|estimated|reckons?|sees?|saw|plans(?!\\s(?:could|will|would|may|are|were|have|of|with|worth)\\b)|planned|plan|aims?|aimed|intends?|announced|announces|thinks?"
    "|believes?|puts?|warns?|warned|adds|added|notes|noted"
    "|targets|targeted(?! (?:at|by|for)\\b)|hopes?|hoped|anticipates?|anticipated|reported|reports|guided|guides|pledged|vowed|revealed|unveiled"
    "|claims?|claimed|disclosed|informed|lamented|highlighted|emphasi[sz]ed|outlined|described|analy[sz]ed|identified|wants|promised|shows?|showed"
    "|goes further|went further|disagrees?|disagreed|disputes(?= (?:the|that|this|those|these))|counters?|countered|replied|agrees|agreed|released|releases|proposes?|proposed|argues?|argued|suggests?|suggested|stated|states(?= that)|remarked|laid out|lays out|set out|explained|commented"
    "|confirmed|writes|wrote|sets?(?= (?:an?|the|its|their|out|new|itself)\\b)|calls|called|refers|(?:is|are) (?:even |far |much )?(?:more |less |most )?(?:bullish|bearish|optimistic|pessimistic|cautious|confident|upbeat|hopeful|sanguine|downbeat|gloomy)|(?:is|are) (?:projecting|eyeing|forecasting|expecting|predicting|planning|aiming|targeting|formulating|drafting|preparing)|have published|(?:cuts?|raise[sd]|lower(?:ed|s)|lift(?:ed|s)|trimmed|revised|adjusted|narrowed|widened|reduce[sd]|slashe[sd]|boost(?:ed|s)|hiked|retain(?:ed|s)|kept|keeps|left|upgraded|downgraded|bumped|increase[ds]|doubled)(?=[^.]{0,70}\\b(?:forecast|estimate|outlook|guidance|target|projection|prediction|expectation))|continues to expect|issued|issues|considers|assumes?|maintained|maintains|reiterated|published|publishes"
    "|points out|pointed out|points to|pointed to|found(?= that\\b)|finds(?= that\\b)|reveals|highlights|indicates|indicated|concludes|concluded|cautions|cautioned|stresses|stressed|reaffirms|reaffirmed|(?:approves?|approved|adopts?|adopted|endorsed|cleared)(?= (?:an?|the|its|their) (?:[\\w-]+ ){0,4}(?:plan|scheme|policy|roadmap|strategy|programme|program|budget|blueprint|mission)\\b(?! by (?:the )?[A-Z]))|pegs|pegged|counts on|(?:sticks|stuck|is sticking|clings|clung) (?:to|with|by) (?=(?:its|their|the|an?) )|calculates|calculated"
    "|has (?:an?|the) (?:[\\w-]+ ){0,3}(?:forecast|projection|estimate)|(?:has )?gone for|goes for|pegging|putting|anticipating|expecting|seeing|projecting|forecasting|predicting|estimating"
)
"""Verbs of saying, expecting and planning, in the forms that follow their subject."""

ROLES = (
    "chief executive officer|chief executive|chief financial officer|chief operating officer|chief technology officer"
    "|chief economist|chief analyst|chief strategist|chief scientist|chief engineer|chief commercial officer"
    "|CEO|CFO|COO|CTO|CMO|vice president|vice-president|president|chairman|chairwoman|chairperson|chair|vice chairman"
    "|director general|director-general|managing director|general manager|director|analyst|economist|strategist"
    "|head|minister|secretary-general|secretary general|secretary|spokesman|spokeswoman|spokesperson|professor"
    "|co-founder|founder|partner|principal|manager|researcher|research manager|governor|mayor|commissioner|official"
    "|boss|consultant|fellow|scientist|engineer|lead|leader|representative|academician|officer|member|co-author|author|chief|attache|attaché|harbour master|councillor|campaigner"
)

GENERIC = (
    "company|firm|group|agency|association|council|forum|bank|consultancy|ministry|secretariat|government|lobby|brokerage|carmaker"
    "|automaker|maker|airline|carrier|operator|manufacturer|start-up|startup|bureau|department|commission|institute"
    "|university|regulator|organi[sz]ation|federation|body|board|think-tank|fund|producer|miner|supplier|provider|vendor|giant|behemoth|developer"
    "|utility|retailer|chipmaker|planemaker|broker|researcher|house|report|study|analysis|survey|paper|administration|society|alliance|union"
    "|city|state|country|authority|authorities|chamber|corporation|cooperative|insurer|lender|shipyard|refiner|team|analysts?"
)

ORGANISATION_WORDS = frozenset(
    "Inc Ltd Limited Corp Corporation Co Company Group Holdings Association Council Agency Ministry University"
    " Institute Bank Guild League Research Securities Consulting Consultancy Capital Partners Federation Forum Commission"
    " Organization Organisation Board Bureau Department Office Society Alliance Center Centre Motors Motor Technologies"
    " Technology Technologies Airlines Airways Air Energy Electric Power Systems Labs Laboratory Foundation Fund Authority"
    " Administration Chamber Union Committee Congress Treasury Government Academy College School Insights Analytics"
    " Advisors Advisers Advisory Associates Industries Semiconductor Semiconductors Steel Mining Petroleum Oil Gas"
    " Mobility Robotics Pharma Pharmaceuticals Logistics Lines Line Railways Insurance Markets Intelligence Ventures"
    " Brothers Sachs Stanley Mackenzie Fargo Suisse Berger Kearney Markit Statistics Economics Network Networks Solutions Services Media International Global".split()
)

FIRST_OF_NAMES = frozenset(
    "China India Japan Germany France Europe Asia Africa America US U.S EU UK U.K British Chinese American European German"
    " French Japanese Indian Korean Asian Global World International National Electric New Industry Investment Market".split()
)
"""Words that begin the name of a body when a word of ORGANISATION_WORDS follows."""

RELAYS = frozenset(
    "Reuters Bloomberg Xinhua AFP AP PTI ANI IANS SPA WAM KUNA QNA IRNA MENA UPI TASS Interfax Sputnik Anadolu Bernama Antara EFE ANSA DPA Nikkei CNBC CNN BBC Yonhap Kyodo Caixin Thomson Refinitiv FactSet LSEG MarketWatch RTTNews Wire Reporting Editing Photo"
    " Disclaimer Subscribe".split()
)
"""Agencies and papers, which pass on what others say."""

PAPERS = frozenset(
    "News Times Journal Post Herald Magazine Tribune Daily Weekly Gazette Chronicle Telegraph Newspaper".split()
)
"""The last word of the name of a paper, which passes on what others say."""

NO_NAMES = frozenset(
    "The A An In On At By For From With And But Or So As If When While Since After Before Until Last Next This That"
    " These Those It Its He She They We I Our Their His Her Not Now Then Today Yesterday Tomorrow According However"
    " Meanwhile Moreover Still Yet Also Although Though Despite Under Over About Around Nearly Almost More Less Most"
    " Some Many Analysts Analyst Experts Investors Traders Dealers Economists Forecasters Strategists Consumers Officials Monday Tuesday Wednesday Thursday Friday Saturday"
    " Sunday January February March April May June July August September October November December Jan Feb Mar Apr Jun"
    " Jul Aug Sep Sept Oct Nov Dec Sales Demand Supply Exports Imports Production Output Shipments Prices Revenue"
    " Worldwide Global Globally World Total Annual Europe Asia Africa America China India Japan Germany France"
    " US U.S EU UK U.K Britain Mr Mrs Ms Dr Prof Sir Former Senior New Investment Industry Market Government's To"
    " Rival Fellow Peer What Who Where Why How All Both Each No Nobody Everybody Everyone Only Even Here There Such Miner Carmaker Automaker"
    " Chipmaker Planemaker Builder Housebuilder Insurer Lender Brewer Refiner Steelmaker Shipbuilder Airline Consultancy Brokerage Lobby Utility Retailer Broker Recycler Grocer Maker Speaking Asked Shares"
    " Capacity Growth Electric Q A Chinese American European German French British Japanese Indian Korean Asian Western"
    " Spokesman Spokeswoman Researcher Researchers Company Firm Group CEO CFO COO CTO Chief Executive President"
    " Chairman Chairwoman Chair Director Minister Professor Founder Secretary Vice Officer Financial Operating"
    " Technology Deputy Managing General Manager Statistics Data Figures Studies Forecasts Estimates R&D M&A O&M Q&A"
    " Shri Smt Shrimati Alhaji Alhaja Hajiya Engr Barr Datuk Dato Hon Leading Veteran Prince Princess Sheikh Crown Influential Independent Top Beats Tops Misses Boosts Lifts Raises Cuts Hikes Slashes Trims".split()
) - {"Technology", "General"}
"""Words with a capital that begin a sentence, a month or a title, and no name."""

GIVEN_NAMES = frozenset(
    "James John Robert Michael William David Richard Joseph Thomas Charles Christopher Daniel Matthew Anthony Mark"
    " Donald Steven Paul Andrew Joshua Kenneth Kevin Brian George Edward Ronald Timothy Jason Jeffrey Ryan Jacob Gary"
    " Nicholas Eric Jonathan Stephen Larry Justin Scott Brandon Benjamin Samuel Gregory Frank Alexander Patrick Raymond"
    " Jack Dennis Jerry Tyler Aaron Jose Adam Nathan Henry Peter Mary Patricia Jennifer Linda Elizabeth Barbara Susan"
    " Jessica Sarah Karen Lisa Nancy Betty Margaret Sandra Ashley Kimberly Emily Donna Michelle Carol Amanda Melissa"
    " Deborah Stephanie Rebecca Sharon Laura Cynthia Dorothy Amy Kathleen Angela Shirley Emma Brenda Pamela Nicole Anna"
    " Samantha Katherine Christine Debra Rachel Carolyn Janet Maria Olivia Heather Helen Catherine Diane Julie Victoria"
    " Joyce Lauren Kelly Christina Joan Evelyn Judith Andrea Hannah Elon Tim Tom Bill Jim Joe Mike Dan Ben Sam Alex Chris"
    " Martin Simon Luis Carlos Juan Pedro Hans Klaus Stefan Lars Erik Sven Jan Pierre Jean Marco Luca Giovanni Ahmed"
    " Mohammed Muhammad Ali Omar Hassan Fatima Priya Rahul Raj Vikram Anil Sanjay Arun Amit Ravi Sunil Yuki Hiroshi"
    " Kenji Takashi Akira Ivan Sergei Olga Natalia Dmitri Elena Ewa Sofia Sophia Grace Ruth Fiona Colin Ian Neil Alan"
    " Graham Nigel Keith Derek Roger Lena Jonas Lukas Felix Max Oliver Oscar Leo Harold Arthur Sean Liam Ailsa"
    " Andy Steve Nick Greg Phil Rob Ted Matt Jeff Jamie Dave Pete Tony Ken Ron Don Ray Jay Kate Jane Anne Ann Claire Alice"
    " Charlotte Julia Sara Eva Jacqueline Whitney Vince Vincent Francisco Fernando Miguel Antonio Paolo Marc Philippe Jens"
    " Henrik Anders Magnus Willie Herbert Ajit Suresh Rajesh Deepak Anna-Lena Brad Chad Doug Duncan Gavin Glenn Howard"
    " João José André François Jérôme Björn Jörg Jürgen Günther Günter Małgorzata Łukasz Óscar Raúl Andrés Tomás"
    " Ángel Mónica Sébastien Frédéric Stéphane Benoît Michał Paweł Zoltán László Gábor Péter Søren Jørgen Håkan"
    " Abigail Adrian Agnes Aidan Alastair Albert Alberto Alejandro Alessandro Alessia Alexandra"
    " Alexandre Alexei Alfred Alison Allan Allison Alvaro Amelia Amir Anastasia Andre Andreas Andrei"
    " Andrzej Angus Anita Anja Anjali Anke Annette Annie Antoine Anton Anurag Arjun Arnaud Arnold"
    " Arturo Ashish Ashok Asif Astrid Audrey Beatrice Beatriz Bernard Bernd Beth Bettina Birgit Bjorn"
    " Bob Boris Brendan Brent Bridget Bruce Bruno Bryan Caitlin Camille Carl Carla Carmen Caroline"
    " Catarina Cecilia Celine Chiara Chloe Christof Christoph Christophe Claudia Claudio Clara Clare"
    " Colleen Connor Conor Craig Cristina Daisuke Damian Damien Dana Daniela Daniele Daria Darren"
    " Davide Debbie Denise Desmond Diego Dieter Dimitri Dirk Dmitry Dominic Dominik Dorothea Douglas"
    " Edith Eduardo Edwin Egor Eileen Ekaterina Eleanor Elias Elisa Ella Ellen Elliot Emil Emilia"
    " Emmanuel Enrico Enrique Ernst Esther Ethan Evgeny Fabian Fabio Fabrice Farhad Faisal Federico"
    " Fernanda Filip Florian Francesca Francesco Franck Franco Francois Frances Fredrik Friedrich"
    " Fritz Gabriel Gabriela Gareth Gaurav Geoff Geoffrey Georg Georgina Gerald Gerard Gerhard Gerry"
    " Gianni Gilles Giorgio Giulia Giuseppe Gonzalo Guido Guillaume Gunnar Gustavo Hamish Hanna"
    " Harald Haruki Harriet Harry Hazel Heidi Heike Heinrich Heinz Helena Helene Helga Helmut Hendrik"
    " Herve Hideo Hiroki Holger Hubert Hugh Humphrey Ibrahim Ignacio Igor Ilya Imran Ines Ingrid"
    " Irene Irina Isabel Isabelle Ivana Jacek Jackie Jaime Jake Jakob Jakub Janine Jared Javier"
    " Jeanne Jenny Jeremy Jerome Jessie Jill Jimmy Joachim Joao Joakim Joanna Joanne Jochen Joel"
    " Joerg Johan Johann Johanna Johannes Jon Jordi Jorg Jorge Josef Josephine Josh Juergen Jurgen"
    " Julian Juliana Julien Juliet Junichi Justine Kamal Karim Karin Karina Karl Karsten Kathrin"
    " Kathryn Katie Katja Katrin Kathy Kazuo Keiko Keir Kersten Kieran Kiran Kirsten Klara Konrad"
    " Kris Kristian Kristina Kristin Kurt Laurence Laurent Lawrence Leah Leonardo Leslie Liana"
    " Lorenzo Lorraine Louise Lucas Lucia Lucy Ludwig Luigi Luke Lutz Lynn Magdalena Malcolm Manfred"
    " Manish Manoj Manuel Marcel Marcelo Marcin Marcus Margarita Marianne Marie Marina Mario Marion"
    " Marius Markus Marta Martina Martine Mateusz Mathias Mathieu Mats Matteo Matthias Matthieu"
    " Maurice Mauro Maxim Maximilian Meera Megan Mehmet Melanie Melinda Michal Michaela Michel Mick"
    " Mikael Mikhail Mildred Milena Miriam Mohan Mohit Moira Monica Monika Moritz Mukesh Mustafa"
    " Naomi Natalie Natasha Nathalie Neha Nicola Nicolas Nicolo Niels Nikhil Nikolai Nina Nitin Nora"
    " Olaf Oleg Olivier Osamu Pablo Paola Pascal Patrik Paula Paulo Pauline Pavel Pavlo Penelope"
    " Petra Petr Philip Phillip Piers Pierre-Olivier Piotr Prakash Pranav Prashant Preeti Rafael"
    " Raffaele Raffaella Rainer Rajat Rajeev Rajiv Rakesh Ralf Ralph Ramesh Randy Raphael Raul"
    " Rebekka Reinhard Rene Renata Ricardo Riccardo Rick Rita Robbie Roberta Roberto Robin Rodrigo"
    " Rodney Rohan Rohit Roland Rolf Romain Rory Rosemary Rowan Rudolf Rupert Russ Russell Sabine"
    " Sachin Sally Salman Salvatore Sameer Sandeep Sandro Sanjeev Sascha Satoshi Sebastian Sebastien"
    " Serge Sergey Sergio Shane Shaun Shigeru Shinichi Shirin Shreya Silke Silvia Simone Siobhan"
    " Sonia Stacey Stanislav Stefania Stephane Stewart Stuart Sunita Susanne Suzanne Svetlana Sylvia"
    " Sylvie Tadashi Tamara Tanja Tanya Tara Tatiana Tatsuo Terence Teresa Terry Thierry Thorsten"
    " Tilman Timo Tina Tobias Tod Todd Tomas Tomasz Tommaso Toni Tonya Torsten Toshihiro Tracey Tracy"
    " Tristan Ulrich Ulrike Umberto Ursula Uwe Valentin Valentina Vanessa Veronica Viktor Viktoria"
    " Vinay Vineet Vivek Vladimir Volker Wayne Wendy Werner Wilfried Wilhelm Wolfgang Xavier Yann"
    " Yannick Yasmin Yoko Yuri Yusuf Yvonne Zachary Zoe Warren Walter Hugo Barry Perry Norman Ross"
    " Roy Kyle Kerry Clive Christian Murray Gordon".split()
)

FAMILY_NAMES = frozenset(
    "Kim Lee Park Choi Jung Jeong Kang Cho Yoon Jang Lim Shin Han Oh Seo Kwon Hwang Ahn Song Hong Yoo Nam Moon Bae Baek"
    " Wang Li Zhang Liu Chen Yang Zhao Huang Zhou Wu Xu Sun Hu Zhu Gao Lin Guo Luo Liang Zheng Xie Tang Feng Yu Dong Xiao"
    " Cheng Cao Yuan Deng Fu Shen Zeng Peng Lu Su Jiang Cai Jia Ding Wei Xue Ye Yan Pan Du Dai Xia Zhong Tian Ren Fan Fang"
    " Yao Tan Liao Zou Xiong Jin Nguyen Tran Pham Hsu Tsai Chang Chiang Hsieh Kuo Yeh Tseng Liao".split()
)
"""Family names that stand first."""

LIKE_PERSONS = frozenset(
    (
        "Raymond James", "Charles Schwab", "Charles River", "John Deere", "Edward Jones", "Philip Morris",
        "Henry Hub", "Thomas Cook", "Jane Street", "Oliver Wyman", "Howard Hughes", "Max Planck", "Carl Zeiss",
        "Robert Half", "Robert Walters", "Robert Bosch", "Michael Page", "Hugo Boss", "Ralph Lauren", "Frank Russell",
        "Arthur Andersen", "Jack Henry", "Martin Marietta", "Johnson Matthey", "Knight Frank", "Douglas Elliman",
    )
)  # fmt: skip
"""Houses with the names of their founders."""

NO_SPEAKERS = frozenset(
    "GW GWh MW MWh TW TWh kW kWh EV EVs CAGR USD GDP CPI PMI AI GenAI 4G 5G 6G LTE".split()
)
"""Units and the like in capitals, which speak of nothing."""

MARKET_WORDS = (
    "market|industry|sector|economy|sales|shipments?|demand|revenues?|prices?|software|chips?"
)
"""What follows a name that says what is forecast, and not by whom: `according to them, the PC market`."""
