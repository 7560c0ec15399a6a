//! What is read from short texts. One line a claim: its words, what they allow, and what they are tied to.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use gainsay_extract::extract;
use gainsay_model::{Assertion, Block, BlockKind, Claim, Document, DocumentId, DocumentIndex, Span};

fn document(text: &str, published: Option<&str>) -> Document {
    let mut at = 0;
    let blocks = text
        .split("\n\n")
        .map(|block| {
            let span = Span::new(at, at + block.len());
            at += block.len() + 2;
            Block { kind: BlockKind::Paragraph, span }
        })
        .collect();
    Document {
        id: DocumentId::new("wire"),
        file: "wire.md".to_owned(),
        outlet: None,
        title: None,
        published: published.map(|date| date.parse().unwrap()),
        language: "en".to_owned(),
        source: None,
        sha256: String::new(),
        authority: false,
        text: text.to_owned(),
        blocks,
    }
}

fn describe(claim: &Claim) -> String {
    let mut out = claim.words().to_owned();
    match &claim.assertion {
        Assertion::Figure(quantity) => {
            let end = |value: Option<rust_decimal::Decimal>| value.map_or("..".to_owned(), |value| value.normalize().to_string());
            let (lower, upper) = (end(quantity.bounds.lower().value()), end(quantity.bounds.upper().value()));
            out.push_str(&format!(" = [{lower}, {upper}] {}", quantity.unit.name()));
        }
        Assertion::Superlative(superlative) => {
            let winner = superlative.winner.as_ref().map_or("", |name| name.canonical.as_str());
            out.push_str(&format!(" = {winner} leads {}", superlative.set));
        }
        Assertion::Enumeration(list) => {
            let members: Vec<&str> = list.members.iter().map(|member| member.canonical.as_str()).collect();
            out.push_str(&format!(" = {}: {}", list.set, members.join("+")));
        }
        Assertion::Event => out.push_str(" = event"),
        Assertion::Identity(identity) => out.push_str(&format!(" = {} {}", identity.kind.name(), identity.canonical)),
        Assertion::Quotation => out.push_str(" = quotation"),
        Assertion::Bearing => out.push_str(" = bearing"),
        Assertion::Calendar(point) => out.push_str(&format!(" = {point:?}")),
        Assertion::Source(source) => out.push_str(&format!(" = {} by {}", source.kind, source.issuer.canonical)),
    }
    if let Some(measure) = &claim.measure {
        out.push_str(&format!("; {}", measure.class));
    }
    if let Some(action) = &claim.action {
        out.push_str(&format!("; {}", action.class));
    }
    if let Some(period) = &claim.period {
        out.push_str(&format!("; {}", period.describe()));
    }
    out
}

#[track_caller]
fn check(text: &str, published: Option<&str>, expected: &[&str]) {
    let document = document(text, published);
    let extraction = extract(&document, DocumentIndex(0));
    let found: Vec<String> = extraction.claims.iter().map(describe).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn counts_carry_their_bounds_and_what_is_counted() {
    check("The ferry fire killed 41 people.", None, &["41 people = [41, 41] count; deaths; kill"]);
    check("At least eight countries were hit.", None, &["At least eight countries = [8, ..] count; country"]);
    check("Nearly 200 soldiers were wounded.", None, &["Nearly 200 soldiers = [190, 200] count; injured; injure"]);
    check("Dozens of houses burned.", None, &["Dozens of houses = [24, 100] count; house; burn"]);
}

#[test]
fn money_carries_currency_scale_and_action() {
    check("The firm lost $1.65 billion.", None, &["$1.65 billion = [1645000000, 1655000000] USD; lose"]);
    check("Leeds paid £30m to Rovers.", None, &["£30m = [29500000, 30500000] GBP; pay"]);
    check("The fee was between 130 and 135 million euros.", None, &["between 130 and 135 million euros = [130000000, 135000000] EUR; fee"]);
}

#[test]
fn an_amount_given_again_takes_its_periods_from_the_original() {
    check(
        "Hackers stole $1.65 billion in 2024 (2.376 trillion won).",
        None,
        &[
            "$1.65 billion = [1645000000, 1655000000] USD; steal; 2024",
            "2.376 trillion won = [2375500000000, 2376500000000] KRW; steal; 2024",
        ],
    );
}

#[test]
fn a_month_takes_its_year_from_the_text() {
    check(
        "Between January and September 2025 they stole $1.65 billion. In February alone $1.4 billion was stolen.",
        None,
        &[
            "$1.65 billion = [1645000000, 1655000000] USD; steal; January to September 2025",
            "$1.4 billion = [1350000000, 1450000000] USD; steal; February 2025",
        ],
    );
}

#[test]
fn a_time_behind_another_act_dates_that_act_only() {
    check(
        "The bridge, built in 1998, cost $4.62 million.",
        None,
        &["$4.62 million = [4615000, 4625000] USD; costs; cost", "built in 1998 = event; build; 1998"],
    );
}

/// The claims of a text that give a figure.
fn figure_claims(text: &str) -> Vec<Claim> {
    let mut claims = extract(&document(text, Some("2024-03-05")), DocumentIndex(0)).claims;
    claims.retain(|claim| claim.quantity().is_some());
    claims
}

#[test]
fn how_far_something_is_from_a_level_is_no_claim() {
    let figures = |text: &str| figure_claims(text).len();
    for text in [
        "That was just $1.2 million shy of the former record.",
        "The party ended 12 votes short of a majority.",
        "The price was €3 million below the low estimate.",
        "The sale made $40 million above the high estimate.",
    ] {
        assert_eq!(figures(text), 0, "{text}");
    }
    for text in [
        "The loan of $3 million under the programme ran out.",
        "He paid $3 million over the course of a year.",
        "The lake holds $3 million short-term debt.",
        "The year was 1.6 degrees Celsius above the average.",
    ] {
        assert_eq!(figures(text), 1, "{text}");
    }
}

#[test]
fn when_a_thing_was_made_dates_no_price_of_it() {
    let period = |text: &str| figure_claims(text).first().unwrap().period.clone();
    assert_eq!(period("The bronze, conceived in 1947, achieved $141.3 million."), None);
    assert_eq!(period("The bronze (Walking Woman) conceived in 1947 achieved $141.3 million."), None);
    assert_eq!(period("A roadster made in 1955 sold for $4.1 million."), None);
    assert_eq!(period("A letter written in 1862 is worth 20,000 euros."), None);
    assert_eq!(period("The bronze fetched $141.3 million, beating the previous mark, set in 2010."), None);
    // The quiet case: a figure's own year.
    assert!(period("The previous record of $104.3 million was set in 2010.").is_some());
    assert!(period("Sales in 1998 totalled $40 million.").is_some());
    assert!(period("Money made in 1998 was $40 million.").is_some());
    assert!(period("The firm made in 1998 a profit of $40 million.").is_some());
}

#[test]
fn majorities_and_superlatives_name_their_leader() {
    check(
        "Most of the refugees are in Kenya, while others are in Uganda, Sudan and Chad.",
        None,
        &[
            "Most of the refugees are in Kenya = kenya leads refugee",
            "Kenya, while others are in Uganda, Sudan and Chad = country: kenya+uganda+sudan+chad",
        ],
    );
    check("Uganda hosts the largest number of refugees.", None, &["largest number of refugees = uganda leads refugee"]);
    check("It was one of the largest thefts of the year.", None, &[]);
}

#[test]
fn what_is_not_a_figure_of_the_story_gives_nothing() {
    for text in [
        "See page 14 of the report.",
        "The vote was 41 to 22.",
        "A Boeing 737 landed safely.",
        "It won 3-1 on Saturday.",
        "The G7 met in Room 101.",
        "He is one of the two.",
        "The 22-year-old left.",
        "No one was hurt.",
        "In 2025 it rained.",
    ] {
        check(text, None, &[]);
    }
}

#[test]
fn a_measure_is_the_subject_of_its_clause_or_what_was_spoken_of() {
    let measures = |text: &str| -> Vec<String> {
        let claims = extract(&document(text, Some("2025-02-24")), DocumentIndex(0)).claims;
        claims
            .iter()
            .filter(|claim| claim.quantity().is_some())
            .map(|claim| claim.measure.as_ref().map_or("-".to_owned(), |measure| measure.class.clone()))
            .collect()
    };
    assert_eq!(
        measures("Turnout in the regional election of 23 February was 82.5 percent. In 2021 it was 76.4 percent."),
        ["turnout", "turnout"]
    );
    assert_eq!(measures("By noon 52.0 percent of eligible voters had cast their ballots."), ["turnout"]);
    assert_eq!(measures("Turnout was 82.5 percent. The Reds got 28.5 percent."), ["turnout", "-"]);
    assert_eq!(measures("The fires have charred 14,000 acres of woodland."), ["affected-area"]);
}

#[test]
fn a_report_names_its_issuer() {
    check(
        "The study, published on Monday by Oxford Economics, found little.",
        None,
        &["study, published on Monday by Oxford Economics = study by oxford economics"],
    );
    check("A report by Oxford Economics found little.", None, &["report by Oxford Economics = report by oxford economics"]);
}

#[test]
fn a_sum_names_what_was_paid_for() {
    let objects = |text: &str| -> Vec<String> {
        let claims = extract(&document(text, Some("2016-06-13")), DocumentIndex(0)).claims;
        let sums = claims.iter().filter(|claim| claim.quantity().is_some());
        sums.map(|claim| claim.object.as_ref().map_or("-".to_owned(), |name| name.canonical.to_string())).collect()
    };
    assert_eq!(objects("In 2015 Tessel bought Lumen for $1.2 billion."), ["lumen"]);
    assert_eq!(objects("It is what Tessel paid for Lumen ($3.5 billion)."), ["lumen"]);
    assert_eq!(objects("It surpassed Tessel's $3.2 billion purchase of Lumen Labs."), ["lumen labs"]);
    assert_eq!(objects("Homes fell in Orrin, 370 km northeast of Estmark's capital, Saltmere."), ["saltmere"]);
    // Nothing is bought: a name behind a verb is not what the sum is for.
    assert_eq!(objects("Tessel told Lumen that it lost $3 million."), ["-"]);
}

#[test]
fn a_price_goes_back_past_what_is_inserted() {
    check(
        "It is acquiring Lumen, a maker of lamps with 35 million users, for $19 billion.",
        None,
        &["35 million users = [34500000, 35500000] count; user; acquire", "$19 billion = [18500000000, 19500000000] USD; acquire"],
    );
}

#[test]
fn what_is_injured_is_not_killed_and_what_is_inside_is_neither() {
    check(
        "It killed more than 2,000 people and injured 5,000 more.",
        None,
        &["more than 2,000 people = [2000, ..] count; deaths; kill", "5,000 = [5000, 5000] count; injured; injure"],
    );
    check(
        "Police said 113 women died and when the fire broke out there were 400 people inside.",
        None,
        &["113 women = [113, 113] count; deaths; die", "400 people = [400, 400] count; occupants; begin"],
    );
}

#[test]
fn one_digit_before_a_scale_word_is_rounded_downward_less() {
    check("The firm lost $1 billion.", None, &["$1 billion = [950000000, 1500000000] USD; lose"]);
    check("The firm lost $2 billion.", None, &["$2 billion = [1500000000, 2500000000] USD; lose"]);
    check("The firm lost about 50 people.", None, &["about 50 people = [45, 55] count; people; lose"]);
}

#[test]
fn a_share_compared_with_takes_the_unit_before_it() {
    check(
        "The 17.6 percent increase is down from 21.5 in the count of 2001.",
        None,
        &["17.6 percent = [17.55, 17.65] percent; raise", "21.5 = [21.45, 21.55] percent; raise; 2001"],
    );
}

#[test]
fn years_asked_for_are_figures() {
    check("The term exceeded the plea for six and a half years.", None, &["six and a half years = [6.45, 6.55] year"]);
    check("He worked there for six years.", None, &[]);
}

#[test]
fn a_first_name_may_look_like_a_month() {
    check(
        "The founder Jan Koruk, 38, grew up in a village.",
        None,
        &["38 = [38, 38] year of age; age", "founder Jan Koruk = office founder"],
    );
    check("On Jan 4 Koruk spoke.", None, &[]);
}

/// Each figure of a text with the class of its act; "-" where it has none.
fn acts(text: &str) -> Vec<String> {
    let claims = extract(&document(text, None), DocumentIndex(0)).claims;
    let told = claims.iter().filter_map(|claim| {
        let act = claim.action.as_ref().map_or("-", |action| action.class.as_str());
        claim.quantity().map(|quantity| format!("{} {act}", quantity.written))
    });
    told.collect()
}

#[test]
fn what_is_counted_underwent_what_stands_behind_it() {
    assert_eq!(acts("The court banned the vote and almost 900 people were hurt."), ["900 injure"]);
    assert_eq!(acts("Hackers broke in, and $4 million has since been stolen."), ["$4 million steal"]);
    assert_eq!(
        acts("Some 40 had been killed, 12 were missing and 3,000 had been evacuated."),
        ["40 kill", "12 go-missing", "3,000 evacuate"]
    );
    // What has not come about is no act of the sum.
    assert_eq!(acts("The firm signed the contract, though the full $85 million has not been paid."), ["$85 million sign"]);
}

#[test]
fn the_act_of_another_clause_is_not_the_act_of_a_figure() {
    assert_eq!(acts("Divers recovered 17 bodies before calling off the search."), ["17 -"]);
    assert_eq!(acts("The offer is 38 percent above the closing price."), ["38 percent offer"]);
    assert_eq!(acts("Police shut 336 voting centres."), ["336 close"]);
}

#[test]
fn how_long_a_thing_lasted_is_of_the_thing() {
    check("The four-day siege ended.", None, &["four-day = [4, 4] day; siege"]);
    check("The siege lasted only three days.", None, &["three days = [3, 3] day; siege"]);
    check("His family has ruled the country for 55 years.", None, &["55 years = [55, 55] year; time in power"]);
    check("The coup ended 56 years (1967 to 2023) of family rule.", None, &["56 years = [56, 56] year; time in power; 1967 to 2023"]);
    // What came after it, and what a court ruled on, lasted otherwise.
    check("Two days after the siege the mall opened again.", None, &[]);
}

#[test]
fn days_known_by_a_name_are_dates_and_weekdays_in_names_are_not() {
    check("The ferry sank on Christmas Day 2012.", None, &["sank on Christmas Day 2012 = event; sink; 25 December 2012"]);
    check("The ferry sank on Black Friday.", Some("2012-11-28"), &[]);
}
