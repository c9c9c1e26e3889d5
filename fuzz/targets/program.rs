// The program without its `main`: what is private to it is tried as well. Its modules know each other from the root.

#[path = "../../src/bin/romaja"]
mod program {
    pub(crate) mod args;
    pub(crate) mod batch;
    pub(crate) mod commands;
    pub(crate) mod compression;
    pub(crate) mod config;
    pub(crate) mod help;
    pub(crate) mod inputs;
    pub(crate) mod laws;
    pub(crate) mod outputs;
    pub(crate) mod progress;
    pub(crate) mod report;
    pub(crate) mod signals;
}

use program::{args, batch, commands, compression, config, help, inputs, laws, outputs, progress, report, signals};
