// The modules of the program, as its `main.rs` has them: what is private to it is tried as well.

#[path = "../../src/bin/romaja/args.rs"]
mod args;
#[path = "../../src/bin/romaja/batch.rs"]
mod batch;
#[path = "../../src/bin/romaja/commands.rs"]
mod commands;
#[path = "../../src/bin/romaja/compression.rs"]
mod compression;
#[path = "../../src/bin/romaja/config.rs"]
mod config;
#[path = "../../src/bin/romaja/help.rs"]
mod help;
#[path = "../../src/bin/romaja/inputs.rs"]
mod inputs;
#[path = "../../src/bin/romaja/laws.rs"]
mod laws;
#[path = "../../src/bin/romaja/outputs.rs"]
mod outputs;
#[path = "../../src/bin/romaja/progress.rs"]
mod progress;
#[path = "../../src/bin/romaja/report.rs"]
mod report;
#[path = "../../src/bin/romaja/signals.rs"]
mod signals;
