//! Opens, reads and closes every file below a folder, as a lower bound for `batch`. Build it with `rustc -O only_reads.rs`.

use std::fs::{File, read_dir};
use std::io::Read as _;
use std::path::Path;

fn read_below(folder: &Path, buffer: &mut Vec<u8>, bytes: &mut usize) -> std::io::Result<()> {
    let mut entries: Vec<_> = read_dir(folder)?.collect::<Result<_, _>>()?;
    entries.sort_by_key(|entry| entry.file_name());
    for entry in entries {
        if entry.file_type()?.is_dir() {
            read_below(&entry.path(), buffer, bytes)?;
        } else {
            buffer.clear();
            buffer.reserve(64 << 10);
            *bytes += File::open(entry.path())?.take(1 << 24).read_to_end(buffer)?;
        }
    }
    Ok(())
}

fn main() -> std::io::Result<()> {
    let mut bytes = 0;
    for folder in std::env::args_os().skip(1) {
        read_below(Path::new(&folder), &mut Vec::new(), &mut bytes)?;
    }
    println!("{bytes}");
    Ok(())
}
