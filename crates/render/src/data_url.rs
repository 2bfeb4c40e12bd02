//! `data:` URLs.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

/// The `data:` URL of `bytes`.
pub fn data_url(mime: &str, bytes: &[u8]) -> String {
    format!("data:{mime};base64,{}", BASE64_STANDARD.encode(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_padded_base64() {
        // RFC 4648, section 10.
        assert_eq!(data_url("text/plain", b"foob"), "data:text/plain;base64,Zm9vYg==");
    }
}
