//! The HTML report in a real browser: nothing is loaded, nothing is logged, links lead somewhere, the keyboard reaches
//! every finding, nothing is wider than a phone, and every word stands out from its ground.
//!
//! Needs Chromium or Chrome (`CHROMIUM` names one that is not on the path) and says so where there is none.
//! `SCREENSHOTS=FOLDER` keeps pictures to look at.
#![expect(clippy::disallowed_methods, reason = "a test writes pages for the browser to open and reads its environment")]
#![expect(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::print_stderr, reason = "a skipped test says so")]

#[path = "browser/devtools.rs"]
mod devtools;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use devtools::Browser;
use serde_json::{Value, json};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Runs the command in a folder of its own and gives the page it wrote.
fn page(folder: &Path, name: &str, story: &Path) -> PathBuf {
    let page = folder.join(format!("{name}.html"));
    let output = Command::new(env!("CARGO_BIN_EXE_gainsay"))
        .current_dir(folder)
        .args(["check", "--fail-on", "never", "--not-compared", "all", "--format", "html", "--output"])
        .args([page.as_path(), story])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    page
}

/// A story in which several outlets count a toll that grows, one of them writes to break the page, and one never ends.
fn hostile_story(folder: &Path) -> PathBuf {
    let story = folder.join("hostile");
    fs::create_dir(&story).unwrap();
    for (at, (day, toll)) in [(3, 12), (4, 19), (5, 27), (6, 31)].into_iter().enumerate() {
        let text = format!(
            "---\noutlet: Outlet {at}\ntitle: Floods in the valley\npublished: 2025-07-0{day}\nlanguage: en\n---\n\
             The floods in the Arle valley have killed {toll} people, the county said.\n"
        );
        fs::write(story.join(format!("toll-{at}.md")), text).unwrap();
    }
    let markup = "</style></script><script>fetch('https://evil.example/')</script><img src=https://evil.example/x onerror=alert(1)> \
                  <a href=javascript:alert(1)>go</a> \u{202e}desrever\u{202c} \u{1b}[31mred {{ 7 * 7 }}";
    let endless = "x".repeat(200_000);
    let text = format!(
        "---\noutlet: \"{endless}\"\ntitle: \"<script>alert(2)</script>\"\nsource: javascript:alert(3)\nlanguage: en\n---\n\
         {markup} The floods in the Arle valley have killed 1,900 people, the county said.\n\n{endless}\n\n\
         هذه فقرة بالعربية، فيها 27 قتيلا.\n"
    );
    fs::write(story.join("markup.md"), text).unwrap();
    story
}

/// A story that many outlets tell, some of them otherwise.
fn crowded_story(folder: &Path) -> PathBuf {
    let story = folder.join("crowd");
    fs::create_dir(&story).unwrap();
    for at in 0..16 {
        let (houses, year) = (if at % 7 == 0 { 458 } else { 420 }, if at % 11 == 0 { 1962 } else { 1961 });
        let (cost, day) = (if at % 4 == 0 { "12" } else { "1.2" }, 3 + at % 9);
        let text = format!(
            "---\noutlet: The Evening Courier of District {at}\npublished: 2025-07-{day:02}\nlanguage: en\n---\n\
             The flood in Arlehaven destroyed {houses} houses on Monday, the county said.\n\n\
             The Arle Dam was built in {year} at a cost of ${cost} billion.\n"
        );
        fs::write(story.join(format!("outlet-{at:02}.md")), text).unwrap();
    }
    story
}

/// The example stories in one folder, with an article that has nothing to do with any of them.
fn mixed_stories(folder: &Path) -> PathBuf {
    let mixed = folder.join("mixed");
    fs::create_dir(&mixed).unwrap();
    for story in ["msmt-2025", "tram-budget", "lighthouse-ferry"] {
        for article in fs::read_dir(root().join("tests/stories").join(story)).unwrap() {
            let article = article.unwrap();
            fs::copy(article.path(), mixed.join(article.file_name())).unwrap();
        }
    }
    let text = "---\noutlet: Valley Post\npublished: 2025-03-12\nlanguage: en\n---\n\
                Glenvale has ordered 18 buses from Crown Foundries of Marrowgate for $41 million.\n";
    fs::write(mixed.join("buses.md"), text).unwrap();
    mixed
}

/// Words that do not stand out from their ground as WCAG 2.2 AA asks, elements wider than the page, links that lead
/// nowhere, headings that skip a level, pictures without words.
const FAULTS: &str = r##"(() => {
  const faults = [];
  const rgb = (color) => (color.match(/[\d.]+/g) || []).map(Number);
  const light = (part) => { part /= 255; return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4; };
  const luminance = ([r, g, b]) => 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b);
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = rgb(getComputedStyle(at).backgroundColor);
      if (color.length === 3 || color[3] === 1) return color;
    }
    return [255, 255, 255];
  };
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const element = words.currentNode.parentElement;
    if (!words.currentNode.data.trim() || element.closest("title, desc, .off")) continue;
    const style = getComputedStyle(element);
    const color = rgb(element.namespaceURI.endsWith("svg") ? style.fill : style.color);
    const [over, under] = [luminance(color), luminance(ground(element))].sort((a, b) => b - a);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    const contrast = (over + 0.05) / (under + 0.05);
    if (contrast < (large ? 3 : 4.5)) faults.push(`contrast ${contrast.toFixed(2)}: ${words.currentNode.data.trim().slice(0, 40)}`);
  }
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width) faults.push(`the page is ${document.documentElement.scrollWidth} wide, not ${width}`);
  for (const element of document.body.querySelectorAll("*")) {
    if (element.closest(".scroll *, .off, .skip, svg *")) continue;
    const box = element.getBoundingClientRect();
    if (box.width && (box.right > width + 1 || box.left < -1)) faults.push(`${element.tagName}.${element.className}#${element.id}: ${box.left} to ${box.right} of ${width}`);
  }
  for (const link of document.querySelectorAll('a[href^="#"]'))
    if (!document.getElementById(link.getAttribute("href").slice(1))) faults.push(`${link.href} leads nowhere`);
  let level = 0;
  for (const heading of document.querySelectorAll("h1, h2, h3, h4")) {
    const next = Number(heading.tagName[1]);
    if (next > level + 1) faults.push(`${heading.tagName} after H${level}: ${heading.textContent.slice(0, 40)}`);
    level = next;
  }
  for (const picture of document.querySelectorAll("svg[role]"))
    if (!picture.querySelector(":scope > title").textContent) faults.push("a picture without words");
  for (const name of ["header", "main", "footer", "h1"])
    if (document.querySelectorAll(`${name}`).length !== 1) faults.push(`not one ${name}`);
  return faults.slice(0, 20);
})()"##;

/// What the browser said or asked for while the page was open, beyond the page itself.
fn said_and_asked(browser: &Browser, address: &str) -> Vec<String> {
    let mut out = Vec::new();
    for event in &browser.events {
        match event["method"].as_str().unwrap_or("") {
            "Runtime.exceptionThrown" | "Runtime.consoleAPICalled" | "Log.entryAdded" => out.push(event["params"].to_string()),
            "Network.requestWillBeSent" => {
                let asked = event["params"]["request"]["url"].as_str().unwrap_or("");
                if asked.split('#').next() != Some(address) && asked != "data:," {
                    out.push(format!("asked for {asked}"));
                }
            }
            _ => {}
        }
    }
    out
}

/// The findings that pressing the tabulator reaches, and the first thing it reaches at all.
fn reached_by_keyboard(browser: &mut Browser) -> (Value, Vec<String>) {
    let stops = browser.evaluate("document.querySelectorAll('a[href], summary, [tabindex=\"0\"]').length").as_u64().unwrap();
    let mut first = Value::Null;
    let mut reached = Vec::new();
    for stop in 0..stops.min(2_000) {
        browser.press("Tab", 9);
        let at = browser.evaluate(
            "(() => { const at = document.activeElement; const finding = at.closest('.finding');
               return { name: at.className, finding: finding && at.closest('.permalink') ? finding.id : '' }; })()",
        );
        if stop == 0 {
            first = at["name"].clone();
        }
        let finding = at["finding"].as_str().unwrap_or("").to_owned();
        if !finding.is_empty() && !reached.contains(&finding) {
            reached.push(finding);
        }
    }
    (first, reached)
}

fn keep_picture(browser: &mut Browser, name: &str) {
    let Some(folder) = std::env::var_os("SCREENSHOTS") else { return };
    let size = browser.call("Page.getLayoutMetrics", &json!({}))["cssContentSize"].take();
    let height = size["height"].as_u64().unwrap_or(800).min(16_000);
    let clip = json!({ "x": 0, "y": 0, "width": size["width"], "height": height, "scale": 1 });
    let picture = browser.call("Page.captureScreenshot", &json!({ "format": "png", "captureBeyondViewport": true, "clip": clip }));
    let bytes = BASE64_STANDARD.decode(picture["data"].as_str().unwrap()).unwrap();
    fs::create_dir_all(&folder).unwrap();
    fs::write(Path::new(&folder).join(format!("{name}.png")), bytes).unwrap();
}

#[test]
fn the_page_holds_what_it_promises_in_a_browser() {
    let Some(program) = devtools::installed() else {
        eprintln!("skipped: no Chromium or Chrome on the path; CHROMIUM may name one");
        return;
    };
    let Some(mut browser) = Browser::start(&program) else {
        eprintln!("skipped: {} does not answer", program.display());
        return;
    };
    let scratch = tempfile::tempdir().unwrap();
    let story = |name: &str| root().join("tests/stories").join(name);
    for (name, folder) in [
        ("msmt-2025", story("msmt-2025")),
        ("tram-budget", story("tram-budget")),
        ("hostile", hostile_story(scratch.path())),
        ("crowd", crowded_story(scratch.path())),
        ("mixed", mixed_stories(scratch.path())),
    ] {
        let address = format!("file://{}", page(scratch.path(), name, &folder).display());
        for (width, height, scheme, medium) in [
            (360, 740, "light", ""),
            (320, 640, "dark", ""),
            (1280, 800, "light", ""),
            (1280, 800, "dark", ""),
            (720, 1020, "light", "print"),
        ] {
            browser.show_as(width, height, scheme, medium);
            browser.open(&address);
            keep_picture(&mut browser, &format!("{name}-{width}-{scheme}{medium}"));
            for open in ["false", "true"] {
                browser.evaluate(&format!("document.querySelectorAll('details').forEach((part) => {{ part.open = {open}; }})"));
                if open == "true" {
                    keep_picture(&mut browser, &format!("{name}-{width}-{scheme}{medium}-open"));
                }
                let faults = browser.evaluate(FAULTS);
                assert_eq!(faults, json!([]), "{name} at {width}, {scheme} {medium}, parts open: {open}");
            }
            assert_eq!(said_and_asked(&browser, &address), Vec::<String>::new(), "{name}");
        }

        browser.show_as(1280, 800, "light", "");
        browser.open(&address);
        let findings = browser.evaluate("[...document.querySelectorAll('.finding')].map((finding) => finding.id)");
        let (first, reached) = reached_by_keyboard(&mut browser);
        assert_eq!(first, "skip", "{name}");
        assert_eq!(json!(reached), findings, "{name}: findings the keyboard reaches, in order");

        // The skip link works from the keyboard, and a permalink brings its finding into view.
        browser.open(&address);
        browser.press("Tab", 9);
        browser.press("Enter", 13);
        assert_eq!(browser.evaluate("location.hash"), "#findings", "{name}");
        for finding in findings.as_array().unwrap().iter().take(12).map(|id| id.as_str().unwrap().to_owned()) {
            browser.open("about:blank");
            browser.open(&format!("{address}#{finding}"));
            let top = browser.evaluate("Math.round(document.querySelector(':target').getBoundingClientRect().top)").as_i64().unwrap();
            assert!((-2..400).contains(&top), "{name}#{finding} stands {top} below the top");
        }
        assert_eq!(said_and_asked(&browser, &address), Vec::<String>::new(), "{name}");
    }
}
