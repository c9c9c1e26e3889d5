//! The JSON Schema of an article, for who reads the records. It is published as `data/article.schema.json`; the test here
//! writes it from the types and compares. `UPDATE=1 cargo test --lib schema` writes the file.

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use crate::render::json::ArticleJson;

    const FILE: &str = "data/article.schema.json";

    #[test]
    fn the_published_schema_is_that_of_the_record() {
        let mut schema = schemars::schema_for!(ArticleJson<'_>).to_value();
        schema["$id"] = "https://raw.githubusercontent.com/romaja/romaja/main/data/article.schema.json".into();
        schema["title"] = "article".into();
        let expected = serde_json::to_string_pretty(&schema).unwrap() + "\n";
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(FILE);
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &expected).unwrap();
        }
        let published = fs::read(&path).unwrap_or_default();
        assert!(
            published == expected.as_bytes(),
            "{FILE} is out of date: `UPDATE=1 cargo test --lib schema` writes it"
        );
    }
}
