//! The index of the rule reference.

use std::fmt::Write as _;

use gainsay_rules::rules;

/// The rules as a Markdown page, each linked to a page `NAME.md` beside it.
pub fn rule_index() -> String {
    let mut index = String::from(
        "<!-- Written from the rules' pages by: UPDATE_RULE_DOCS=1 cargo test -p gainsay --test rule_pages. `gainsay rules --format markdown` \
         prints it. -->\n\n\
         # Rules\n\n\
         Each page shows what its rule reports and what it leaves alone. In the cases, a line is a document, `NAME [DATE]: text`, and the\n\
         words in `[[...]]` are those that a finding marks first. All cases are run as tests.\n\n\
         | code | name | severity | what it reports |\n|---|---|---|---|\n",
    );
    for rule in rules() {
        let info = &rule.info;
        // Writing to a string does not fail.
        let _ = writeln!(index, "| {} | [{}]({}.md) | {} | {} |", info.code, info.name, info.name, info.severity, info.summary);
    }
    index
}
