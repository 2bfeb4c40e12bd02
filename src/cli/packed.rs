//! Bytes as text that can stand in a page or a name.

use base64::Engine;
use base64::prelude::BASE64_STANDARD as STANDARD;
use sha2::{Digest, Sha256};

/// `bytes` deflated, as browsers undo it by `DecompressionStream`.
pub fn deflated(bytes: &[u8]) -> Vec<u8> {
    const SMALLEST: u8 = 10;
    miniz_oxide::deflate::compress_to_vec(bytes, SMALLEST)
}

/// Base64 of RFC 4648, padded.
pub fn base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// A name of sixteen digits for these bytes: other bytes have another.
pub fn short_hash(bytes: impl AsRef<[u8]>) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_the_beginning_of_sha_256() {
        // FIPS 180-2, appendix B.1.
        assert_eq!(short_hash("abc"), "ba7816bf8f01cfea");
    }

    #[test]
    fn what_is_deflated_is_got_back() {
        let bytes = b"a widget, a widget, a widget".repeat(40);
        let packed = deflated(&bytes);
        assert!(packed.len() < 60);
        assert_eq!(miniz_oxide::inflate::decompress_to_vec(&packed).unwrap(), bytes);
    }
}
