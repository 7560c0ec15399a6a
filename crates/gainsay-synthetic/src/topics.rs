//! What the sentences of each field of news look like.

/// Templates of one field.
pub(crate) struct Field {
    /// Sentences with figures, one or two each.
    pub(crate) figures: &'static [&'static str],
    /// Sentences without figure, time or money.
    pub(crate) plain: &'static [&'static str],
}

pub(crate) const FIELDS: &[&Field] = &[&POLITICS, &BUSINESS, &CONFLICT, &DISASTERS, &SPORT, &SCIENCE, &COURTS, &TECHNOLOGY];

/// Sentences with a time and no figure, for every field.
pub(crate) const TIMES: &[&str] = &[
    "{body} [announced|confirmed|postponed|defended] the {abstract} {time}[, {reason}|]",
    "{office} {person} [arrived in {city}|met her counterpart from {country}|returned to {city}] {time}",
    "The {abstract} [took effect|was signed|collapsed|was first proposed] {time}[ {reason}|]",
    "{time}, {person} [took over|resigned] as [head of the agency|chief executive of {company}|director of the institute]",
    "Talks on {thing} [resumed|broke down|began] {time} in {city}, {body} said",
    "[The town of {town}|The village of {town}] had seen nothing like it since {year}, residents said",
    "“We will know more {time},” {person}, {role}, {speech}",
    "The next hearing [is set for|was moved to] {weekday}, a court official said",
    "{company} had promised a decision on {thing} [by {month}|before the end of {month}|next week]",
    "No explanation was given {time} for the delay, which {surname} called “regrettable but unavoidable”",
];

/// Sentences without figure or time, for every field.
pub(crate) const PLAIN: &[&str] = &[
    "{connective}, {body} [declined to comment|rejected the criticism|urged restraint|promised a review|asked for patience] {reason}",
    "“[We did not expect|Nobody here wanted|I cannot defend|People are tired of|It is too early to celebrate] {a adjective} {abstract} on {thing},” {surname} {speech}",
    "The {adjective} {abstract} has {adverb} divided [voters|the cabinet|investors|the region|families in {town}], and [few|many|some] expect that to change",
    "{office} {person}, who has {adverb} opposed the {abstract}, said that {body} had [ignored|misread|overstated] the risks to {thing}",
    "{person}, {role}, {speech} that {thing} should be [left to the experts|decided by those who live with the consequences|kept out of the campaign]",
    "Critics of the {abstract}, among them {person} of the {demonym} opposition, [argue|say|fear] that it will {adverb} hurt {thing}",
    "[In {city}|In {town}|Outside the building in {city}], {crowd} gathered {reason}",
    "{surname} [did not respond to a request for comment|would not be drawn on the details|smiled and walked on]",
    "It was not clear whether {body} would [appeal|agree|publish the report|take part], {role} {speech}",
    "The {abstract} covers {thing}, {thing} and {thing}, according to {body}",
    "What happens to {thing} now depends on [the courts|the weather|the coalition partners|the talks in {city}]",
    "“[There is no alternative|That is simply wrong|We have learned our lesson|The door remains open],” {surname} {speech}, {reason}",
    "{demonym} [officials|diplomats|newspapers|experts] described the {abstract} as {adjective}, and said that {country} and {country} had {adverb} supported it",
    "[Supporters|Opponents] of {surname} [sang outside the court|handed out leaflets in {town}|filled the square in {city}], {reason}",
    "Nobody from {company} [was available|answered|came to the meeting in {city}], and the {adjective} {abstract} went ahead without them",
    "[Asked about|Turning to] {thing}, {surname} said the government had “{adverb} moved on” and would not reopen the {abstract}",
];

/// What a sentence may go on with.
pub(crate) const TAILS: &[&str] = &[
    ", {reason}",
    ", {reason}, and {body} has {adverb} asked for {a adjective} {abstract}",
    ", according to {person}, {role}, who had {adverb} warned of problems with {thing}",
    ", {body} said in a report that was {adverb} shared with newspapers in {city}",
    ", [a move|a step|a decision|an outcome] that {demonym} officials in {city} {adverb} [welcomed|criticised|ignored]",
    ", [people familiar with the matter|two diplomats|witnesses|local media] said, {reason}",
    ", while [talks|work|the inquiry] on {thing} continued in {town} and {city}",
    ", although [the opposition|the union|{company}|{demonym} newspapers] {adverb} disputed that account of the {abstract}",
    ", which [leaves|left] {person} and the {adjective} {abstract} on {thing} in doubt",
    " as [part of|a result of|a condition for] {a adjective} {abstract} between {country} and {country}",
    ", and [nobody|few|everybody] in {town} expects the {abstract} to be {adverb} reversed {reason}",
];

const POLITICS: Field = Field {
    figures: &[
        "Parliament [approved|rejected] the {abstract} by {few} votes {time}, with {count} lawmakers absent",
        "The ruling party won {share} of the vote in {city}, {body} said, [down from {share}|up from {share}] in {year}",
        "{count} people voted [early|by post] {time}, {body} said",
        "{office} {person} pledged {money} for {thing} {time}",
        "A poll of {count} voters showed that {share} [oppose|support] the {abstract}",
        "The government plans to spend {money} on {thing} [over {few} years|by {year}], {person}, {role}, {speech}",
        "{body} [registered|counted] {count} complaints in {country}, the most since {year}",
        "The budget foresees a deficit of {share} of gross domestic product and new debt of {money}",
        "Turnout rose to {share} from {share} in {year}, according to {body}",
        "{surname}, {age}, has led the party for {few} years and won {count} delegates {time}",
    ],
    plain: &[
        "Coalition partners [met late into the night|traded accusations] over {thing} without reaching {a adjective} {abstract}",
        "{office} {person} is expected to [reshuffle the cabinet|visit {country}|address the nation], {role} said",
        "The opposition called the {abstract} “a gift to {company}” and demanded {a adjective} {abstract}",
        "Relations between {country} and {country} have {adverb} cooled {reason}",
        "Election observers from {country} [praised the conduct of the vote|reported long queues|were turned away in {town}]",
    ],
};

const BUSINESS: Field = Field {
    figures: &[
        "{company} [reported|posted] [net profit|revenue|an operating loss] of {money} {time}, [down|up] {share} from a year earlier",
        "Shares of {company} [fell|rose|slumped|climbed] {share} to {money} {time}",
        "{company} agreed to buy {company} for {money} [in cash|in shares|including debt], the companies said",
        "Inflation [slowed|accelerated] to {share} in {month} from {share}, {body} said",
        "{body} [raised|cut] its key rate by [25|50] basis points to {share} {time}",
        "The company will cut {count} jobs in {country}, or {share} of its workforce, {body} said",
        "Exports of {substance} [rose|fell] {share} to {weight} {time}",
        "Analysts had expected a profit of {money} on sales of {money}",
        "{company}, which employs {count} people, invested {money} in a plant near {town}",
        "Brent crude [gained|lost] {share} to $[71.40|68.15|83.02|90.77] a barrel {time}",
        "{company} was fined {money} for {few} breaches of competition rules",
        "The economy [grew|shrank] {share} {time}, the [fastest|slowest] pace since {year}",
    ],
    plain: &[
        "Investors [shrugged off|worried about] the {abstract}, and trading in {company} was thin",
        "{company} makes [brakes|sensors|packaging|turbines|vaccines] for customers in {country} and {country}",
        "The merger would create {a adjective} rival to {company} in the market for {substance}",
        "Traders in {city} said demand for {substance} had {adverb} weakened {reason}",
        "“Margins are under pressure everywhere,” said {person}, {role}",
        "{company} has {adverb} denied that it plans to sell its business in {country}",
    ],
};

const CONFLICT: Field = Field {
    figures: &[
        "[An air strike|Shelling|A drone attack] on {town} killed {count} {crowd} and wounded {count} {time}, {body} said",
        "{count} soldiers [were killed|were captured|surrendered] near {town} {time}, according to {body}",
        "Rebels seized {count} villages [in the north|along the river], {distance} from {city}",
        "Air defences shot down {count} of {count} drones {time}, the air force said",
        "{count} {crowd} have fled {town} [since {month}|{time}], the United Nations said",
        "{country} will send {count} armoured vehicles and {money} in aid, {office} {person} said",
        "The front line has moved {distance} {time}, {role} said",
        "The sides exchanged {count} prisoners {time} under a deal brokered by {country}",
        "At least {few} people, including {few} children, were killed when a [missile|shell|mine] hit [a bus|a market|an apartment block] in {town}",
    ],
    plain: &[
        "Both sides accused each other of breaking the {adjective} ceasefire around {town}",
        "Diplomats from {country} and {country} shuttled between the delegations in {city} {reason}",
        "The road to {town} is mined, and aid convoys have {adverb} been turned back",
        "The army said it had no information about [an attack on {town}|civilian casualties|the missing crew]",
        "Families searched the rubble with their hands {reason}",
    ],
};

const DISASTERS: Field = Field {
    figures: &[
        "A magnitude [5.8|6.3|7.1|6.9] earthquake struck {distance} [north|south|east] of {town} {time}, {body} said",
        "The death toll from the floods [rose to|stood at|climbed to] {count}, with {count} people [missing|unaccounted for]",
        "The fire has burned {area} and destroyed {count} {items} near {town}",
        "{count} {crowd} were evacuated from {town} after the river rose {distance} above normal",
        "The storm brought winds of {few} times the usual strength and cut power to {count} homes in {country}",
        "Damage is put at {money}, {body} said {time}",
        "Rescuers pulled {few} survivors from the wreck {time}; {count} passengers had been aboard",
        "{count} {items} [were damaged|collapsed|were flooded] in {town} and {count} in {town}",
        "The ferry, built in {year}, was carrying {count} passengers and {count} vehicles",
    ],
    plain: &[
        "Helicopters dropped water on the slopes above {town} {reason}",
        "Residents of {town} said the warning had come too late",
        "Survivors spent the night in schools and churches in {town} and {town}",
        "Engineers are inspecting the dam, which {body} had {adverb} described as safe",
        "The cause of the fire [is under investigation|was not immediately known|remains disputed]",
    ],
};

const SPORT: Field = Field {
    figures: &[
        "{club} beat {club} {score} {time} before a crowd of {count}",
        "{person} scored {count} points as {club} won for the {ordinal} time {time}",
        "{club} have signed {person}, {age}, for {money} from {club}",
        "{person} won the {ordinal} stage in a time of {few} hours, {few} seconds ahead of {person}",
        "The striker has scored {few} goals in {few} games for {club}",
        "{person} was banned for {few} matches and fined {money} {time}",
        "The stadium, which holds {count} {crowd}, cost {money} to rebuild",
        "{club} are {ordinal} in the table, {few} points behind {club}",
    ],
    plain: &[
        "{person} limped off after a late tackle, and {club} never recovered",
        "“We were second best all over the pitch,” {surname}, the manager of {club}, said",
        "The referee waved play on {reason}, to the fury of the home fans",
        "{club} will be without {person}, who has a knee injury",
        "{surname} thanked the fans in {town} and said the title was not on his mind",
        "Rain delayed the start at {town}, where {club} are unbeaten at home",
    ],
};

const SCIENCE: Field = Field {
    figures: &[
        "The study followed {count} patients [for {few} years|between {year} and {year}] and found a {share} lower risk of [stroke|dementia|infection]",
        "Researchers at the University of {city} analysed {count} samples {time}",
        "The telescope, which cost {money}, observed a galaxy {few} billion light-years away",
        "Average temperatures were {few} degrees above normal {time}, {body} said",
        "The vaccine was {share} effective in a trial of {count} people",
        "The glacier has lost {share} of its ice since {year}, and retreats by {distance} a year",
        "The probe travelled {distance} and landed {time}, {few} minutes later than planned",
        "{count} cases of the disease were recorded in {country} {time}, [up {share}|down {share}] on the year",
    ],
    plain: &[
        "The findings, published in a journal of the {demonym} academy, have not been repeated by others",
        "“It behaves like nothing we have seen,” said {person}, who led the work at the University of {city}",
        "Scientists from {country} and {country} have {adverb} argued about the origin of the signal",
        "The team cautioned that the link between {thing} and health was not proof of a cause",
        "Whether the method works outside the laboratory is an open question, {role} said",
        "The species lives only in the hills above {town}, where {company} wants to mine {substance}",
    ],
};

const COURTS: Field = Field {
    figures: &[
        "{person}, {age}, was sentenced to {few} years in prison {time} for [fraud|bribery|manslaughter|tax evasion]",
        "A court in {city} ordered {company} to pay {money} to {count} {crowd}",
        "Prosecutors say {surname} took {money} in bribes between {year} and {year}",
        "{count} people were arrested in raids in {few} countries {time}, police said",
        "The jury deliberated for {few} hours before convicting {person} on {few} of {few} counts",
        "{company} settled the case for {money} without admitting wrongdoing {time}",
        "Police seized {weight} of cocaine worth {money} in the port of {city}",
        "The judge reduced the fine to {money} from {money}",
    ],
    plain: &[
        "{surname} denied all charges and will appeal, {role} said",
        "Prosecutors accused {person} of hiding documents from {body}",
        "The defence argued that the evidence had been {adverb} gathered without a warrant",
        "Relatives wept as Judge {person} read the verdict {reason}",
        "Lawyers for {company} said the claim was without merit",
    ],
};

const TECHNOLOGY: Field = Field {
    figures: &[
        "{company} said {count} customer records had been stolen {time}",
        "The chip packs {count} transistors and uses {share} less power than its predecessor",
        "Hackers stole {money} in cryptocurrency from {company} {time}, {body} said",
        "The service has {count} users in {few} countries, [{share} more than|up {share} from] a year ago",
        "{company} will spend {money} on data centres in {country} by {year}",
        "The phone goes on sale {time} for $[799|1,099|649], {company} said",
        "An outage at {company} cut off {count} users for {few} hours {time}",
        "The start-up raised {money} at a valuation of {money}, led by {company}",
        "Regulators in {country} fined {company} {money}, or {share} of its annual turnover",
    ],
    plain: &[
        "The software can [write code|read X-rays|steer a drone] without help, {company} claims",
        "Privacy groups said the update would {adverb} expose users to tracking",
        "{company} blamed {a adjective} configuration error and apologised to customers in {country}",
        "Engineers who left {company} described {a adjective} culture of secrecy {reason}",
        "{person}, who founded {company} in a garage in {town}, remains its largest shareholder",
        "Regulators in {city} want to know how {company} trains its models",
    ],
};
