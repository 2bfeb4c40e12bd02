//! JavaScript, shorter: with names of one letter and without what a browser
//! does not need. Names that a script exports, and its strings, stay.

use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions, CommentOptions};
use oxc_minifier::{CompressOptions, MangleOptions, Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;

/// `script`, a module, shorter.
///
/// # Errors
/// What of it is no JavaScript.
pub fn squeezed(script: &str) -> Result<String, String> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, script, SourceType::mjs()).parse();
    if let Some(error) = parsed.errors.first() {
        return Err(format!("a script is not as the minifier knows it: {error}"));
    }
    let mut program = parsed.program;
    let options = MinifierOptions {
        mangle: Some(MangleOptions { top_level: true, ..MangleOptions::default() }),
        compress: Some(CompressOptions::smallest()),
    };
    let minified = Minifier::new(options).minify(&allocator, &mut program);
    let options = CodegenOptions { minify: true, comments: CommentOptions::disabled(), ..CodegenOptions::default() };
    let codegen = Codegen::new().with_options(options).with_scoping(minified.scoping);
    let code = codegen.with_private_member_mappings(minified.class_private_mappings).build(&program).code;
    Ok(plain_names(&code) + "\n")
}

/// The names of files as plain strings, not as templates, for what reads scripts to find them.
fn plain_names(code: &str) -> String {
    let is_file = |text: &str| {
        [".js", ".css", ".wasm"].iter().any(|end| text.ends_with(end))
            && text.chars().all(|letter| letter.is_ascii_alphanumeric() || "./_-".contains(letter))
    };
    let mut names: Vec<_> = code.split('`').filter(|text| is_file(text)).collect();
    names.dedup();
    names.iter().fold(code.to_owned(), |code, name| code.replace(&format!("`{name}`"), &format!("'{name}'")))
}

#[cfg(test)]
mod tests {
    use super::squeezed;

    #[test]
    fn names_within_are_short_and_those_without_stay() {
        let script = "// why\nconst inner = (value) => value + 1;\nexport class Widget {\n  #secret = 1;\n  shown() {\n    return inner(this.#secret);\n  }\n}\n";
        let short = squeezed(script).unwrap();
        assert!(short.len() < 90, "{short}");
        assert!(short.contains("Widget") && short.contains("shown("), "{short}");
        for gone in ["why", "inner", "secret", "  "] {
            assert!(!short.contains(gone), "{short}");
        }
    }

    #[test]
    fn files_are_named_as_they_were() {
        let script = "import('./a.js').then(() => fetch(new URL('b_bg.wasm', import.meta.url)));\n";
        let short = squeezed(script).unwrap();
        assert!(short.contains("import('./a.js')") && short.contains("'b_bg.wasm'"), "{short}");
    }

    #[test]
    fn what_is_no_script_is_refused() {
        assert!(squeezed("const = 1").unwrap_err().contains("a script"));
    }
}
