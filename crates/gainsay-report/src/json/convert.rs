//! From the model to the form of the JSON report. Claims and documents that are not there are left out.

use std::collections::BTreeSet;

use gainsay_model as model;
use gainsay_model::{Assertion, Change, ClaimIndex, DocumentIndex, Endpoint, Name, RelationKind, SuperlativeKind};

use super::{SCHEMA_VERSION, types};

pub(super) fn report(report: &model::Report) -> types::Report<'_> {
    let ids = Ids(report);
    types::Report {
        schema: SCHEMA_VERSION,
        tool: types::Tool { name: "gainsay", version: env!("CARGO_PKG_VERSION") },
        documents: report.documents.iter().map(document).collect(),
        claims: report.claims.iter().map(|claim| ids.of_claim(claim)).collect(),
        stories: if report.stories.len() > 1 { report.stories.iter().map(|story| ids.of_story(story)).collect() } else { Vec::new() },
        topics: report.topics.iter().map(|topic| ids.of_topic(topic)).collect(),
        findings: report.findings.iter().map(|finding| ids.of_finding(finding)).collect(),
        accepted: report.accepted.iter().map(|accepted| ids.of_accepted(accepted)).collect(),
        lapsed: report.lapsed.iter().map(lapsed).collect(),
        checked: report.checked.iter().map(check).collect(),
        not_compared: report.not_compared.iter().map(|entry| ids.of_not_compared(entry)).collect(),
        unchecked: report.unchecked.iter().map(|entry| types::Unchecked { about: entry.about.as_deref(), reason: &entry.reason }).collect(),
        rates: report.rates.as_ref().map(|rates| types::Rates {
            source: &rates.source,
            first: rates.first.to_string(),
            last: rates.last.to_string(),
        }),
        weights: report.weights.as_deref(),
    }
}

fn document(document: &model::Document) -> types::Document<'_> {
    types::Document {
        id: &document.id.0,
        file: &document.file,
        outlet: document.outlet.as_deref(),
        title: document.title.as_deref(),
        published: document.published.map(|date| date.to_string()),
        language: &document.language,
        source: document.source.as_deref(),
        sha256: &document.sha256,
        authority: document.authority,
    }
}

fn lapsed(lapsed: &model::Lapsed) -> types::Lapsed<'_> {
    let acceptance = &lapsed.acceptance;
    types::Lapsed {
        finding: &acceptance.finding.0,
        why: lapsed.why.name(),
        by: &acceptance.by,
        reason: &acceptance.reason,
        until: acceptance.until.map(|day| day.to_string()),
    }
}

fn check(check: &model::Check) -> types::Check<'_> {
    types::Check {
        finding: &check.finding.0,
        by: &check.by,
        on: check.on.map(|day| day.to_string()),
        url: &check.url,
        verdicts: check.verdicts.iter().map(|(document, verdict)| types::DeskVerdict { document, verdict }).collect(),
    }
}

/// Turns places in the report's lists into ids.
struct Ids<'a>(&'a model::Report);

impl<'a> Ids<'a> {
    fn claim(&self, index: ClaimIndex) -> Option<&'a model::Claim> {
        self.0.claims.get(index.get())
    }

    fn claims<'i>(&self, indices: impl IntoIterator<Item = &'i ClaimIndex>) -> Vec<&'a str> {
        indices.into_iter().filter_map(|index| Some(&*self.claim(*index)?.id.0)).collect()
    }

    fn of_not_compared(&self, entry: &'a model::NotCompared) -> types::NotCompared<'a> {
        let pair = |pair: &'a model::HeldApart| {
            let [left, right] = pair.claims;
            let claims = [&*self.claim(left)?.id.0, &*self.claim(right)?.id.0];
            Some(types::HeldApart { claims, why: &pair.why, weight: pair.weight })
        };
        types::NotCompared {
            reason: &entry.reason,
            claims: self.claims(&entry.claims),
            pairs: entry.pairs.iter().filter_map(pair).collect(),
            pairs_left_off: entry.left_off,
        }
    }

    fn document(&self, index: DocumentIndex) -> &'a str {
        self.0.documents.get(index.0 as usize).map_or("", |document| &document.id.0)
    }

    fn related(&self, claim: &model::Claim, kind: RelationKind) -> Vec<&'a str> {
        self.claims(&claim.related(kind).collect::<Vec<_>>())
    }

    fn of_claim(&self, claim: &'a model::Claim) -> types::Claim<'a> {
        let kind = match &claim.assertion {
            Assertion::Figure(_) => types::Kind::Figure,
            Assertion::Superlative(_) => types::Kind::Superlative,
            Assertion::Enumeration(_) => types::Kind::Enumeration,
            Assertion::Event => types::Kind::Event,
            Assertion::Source(_) => types::Kind::Source,
            Assertion::Calendar(_) => types::Kind::Calendar,
            Assertion::Identity(_) => types::Kind::Identity,
            Assertion::Quotation => types::Kind::Quotation,
            Assertion::Bearing => types::Kind::Bearing,
        };
        types::Claim {
            id: &claim.id.0,
            document: self.document(claim.document),
            span: types::Span { start: claim.span.start, end: claim.span.end },
            quote: claim.words(),
            sentence: &claim.sentence,
            line: claim.line,
            in_heading: claim.in_heading,
            kind,
            subject: written(claim.subject.as_ref()),
            action: claim.action.as_ref().map(|action| &*action.class),
            object: written(claim.object.as_ref()),
            measure: claim.measure.as_ref().map(|measure| &*measure.class),
            counted: claim.measure.as_ref().and_then(|measure| measure.counted.as_deref()),
            role: claim.role.name(),
            quantity: claim.quantity().map(quantity),
            superlative: claim.superlative().map(|superlative| types::Superlative {
                rank: match superlative.kind {
                    SuperlativeKind::Majority => None,
                    SuperlativeKind::First => Some(1),
                    SuperlativeKind::Ranked(rank) => Some(rank),
                },
                set: &superlative.set,
                measure: &superlative.measure,
                winner: written(superlative.winner.as_ref()),
                since: superlative.since.as_deref(),
                written: &superlative.written,
            }),
            enumeration: claim.enumeration().map(|enumeration| types::Enumeration {
                set: &enumeration.set,
                members: enumeration.members.iter().map(|member| &*member.written).collect(),
                complete: enumeration.complete,
            }),
            issuer: claim.source().map(|source| types::Issuer { kind: &source.kind, name: &source.issuer.written }),
            period: claim.period.as_ref().map(|period| types::Period {
                from: period.from().map(|day| day.to_string()),
                to: period.to().map(|day| day.to_string()),
                clock: period.clock.map(|clock| clock.to_string()),
                grain: period.grain.name(),
                resolved: period.resolved.name(),
                written: &period.written,
            }),
            place: written(claim.place.as_ref()),
            attribution: claim.attribution.as_ref().map(|attribution| &*attribution.speaker.written),
            hedge: claim.hedge.as_ref().map(|hedge| &*hedge.class),
            part_of: self.related(claim, RelationKind::PartOf),
            in_addition_to: self.related(claim, RelationKind::InAdditionTo),
            equivalent_to: self.related(claim, RelationKind::EquivalentTo),
            sums_to: self.related(claim, RelationKind::SumsTo),
            ratio_of: self.related(claim, RelationKind::RatioOf),
            ratio_gives: self.related(claim, RelationKind::RatioGives),
        }
    }

    fn of_story(&self, story: &'a model::Story) -> types::Story<'a> {
        let documents = story.documents.iter().map(|index| self.document(*index)).collect();
        types::Story { id: &story.id.0, label: &story.label, documents }
    }

    fn of_topic(&self, topic: &'a model::Topic) -> types::Topic<'a> {
        types::Topic { id: &topic.id.0, label: &topic.label, claims: self.claims(&topic.claims), verdict: topic.verdict.name() }
    }

    fn of_accepted(&self, accepted: &'a model::Accepted) -> types::Accepted<'a> {
        types::Accepted {
            finding: self.of_finding(&accepted.finding),
            by: &accepted.acceptance.by,
            reason: &accepted.acceptance.reason,
            until: accepted.acceptance.until.map(|day| day.to_string()),
        }
    }

    fn of_finding(&self, finding: &'a model::Finding) -> types::Finding<'a> {
        // Whoever prints the very figure of a side, or dates an event to the very day, is held against the other side as well.
        let prints_it = |side: ClaimIndex, other: &ClaimIndex| {
            let figure =
                |claim: ClaimIndex| Some(self.claim(claim)?.quantity()).flatten().map(|figure| (figure.value, figure.unit, figure.bounds));
            let day = |claim: ClaimIndex| {
                let claim = self.claim(claim).filter(|claim| claim.assertion == Assertion::Event)?;
                // "On Friday" prints no day.
                let printed =
                    |period: &&model::Period| period.grain == model::Grain::Day && period.written.bytes().any(|byte| byte.is_ascii_digit());
                claim.period.as_ref().filter(printed).map(|period| (period.days, period.clock))
            };
            figure(side).is_some() && figure(side) == figure(*other) || day(side).is_some() && day(side) == day(*other)
        };
        let (mut sides, mut also): (Vec<ClaimIndex>, Vec<ClaimIndex>) = (finding.claims().collect(), Vec::new());
        for side in &finding.sides {
            let (held, repeated): (Vec<ClaimIndex>, Vec<ClaimIndex>) =
                side.also.iter().copied().partition(|claim| prints_it(side.claim, claim));
            sides.extend(held);
            also.extend(repeated);
        }
        let documents: BTreeSet<DocumentIndex> = sides.iter().chain(&also).filter_map(|index| Some(self.claim(*index)?.document)).collect();
        let labels = finding.sides.iter().filter_map(|side| Some((self.claim(side.claim)?, &side.labels)));
        types::Finding {
            id: &finding.id.0,
            code: finding.rule.code,
            rule: finding.rule.name,
            severity: match finding.severity {
                model::Severity::Note => types::Severity::Note,
                model::Severity::Warning => types::Severity::Warning,
                model::Severity::Error => types::Severity::Error,
            },
            topic: finding.topic.as_ref().map(|topic| &*topic.0),
            claims: self.claims(&sides),
            also: self.claims(&also),
            documents: documents.into_iter().map(|document| self.document(document)).collect(),
            message: &finding.message,
            reason: &finding.reason,
            likely_cause: finding.likely_cause.as_deref(),
            settle_by: finding.settle_by.as_deref(),
            spans: labels
                .flat_map(|(claim, labels)| {
                    labels.iter().map(|label| types::Label {
                        claim: &claim.id.0,
                        document: self.document(claim.document),
                        start: label.span.start,
                        end: label.span.end,
                        label: &label.text,
                    })
                })
                .collect(),
            evidence: finding
                .evidence
                .iter()
                .map(|evidence| types::Evidence { text: &evidence.text, claims: self.claims(&evidence.claims) })
                .collect(),
            consequence_of: finding.consequence_of.as_ref().map(|id| &*id.0),
        }
    }
}

fn written(name: Option<&Name>) -> Option<&str> {
    name.map(|name| &*name.written)
}

fn quantity(quantity: &model::Quantity) -> types::Quantity<'_> {
    let end = |endpoint: Endpoint| (endpoint.value().map(|value| value.normalize().to_string()), matches!(endpoint, Endpoint::Closed(_)));
    let (lower, lower_included) = end(quantity.bounds.lower());
    let (upper, upper_included) = end(quantity.bounds.upper());
    types::Quantity {
        value: quantity.value.normalize().to_string(),
        lower,
        lower_included,
        upper,
        upper_included,
        unit: quantity.unit.name(),
        bound: quantity.bound.mark(),
        change: quantity.change.map(|change| match change {
            Change::Up => "up",
            Change::Down => "down",
        }),
        written: &quantity.written,
    }
}
