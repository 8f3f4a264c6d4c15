//! Writes decimals digit by digit: a row of batch has hundreds, and formatting them took a tenth of its time.

/// The longest decimal: a sign, the twenty digits of 64 bits, and a point.
const LONGEST: usize = 22;

/// A decimal as text, without memory of its own.
pub(super) struct DecimalText {
    text: [u8; LONGEST],
    start: usize,
}

impl DecimalText {
    /// The number whose last `decimals` digits are decimals: (−57, 2) is `-0.57`. `decimals` is at most 2.
    pub(super) fn new(scaled: i64, decimals: u8) -> Self {
        let mut text = [0; LONGEST];
        let mut start = LONGEST;
        let mut slots = text.iter_mut().rev();
        let mut put = |byte| {
            if let Some(slot) = slots.next() {
                *slot = byte;
                start -= 1;
            }
        };
        let mut rest = scaled.unsigned_abs();
        let mut digits = 0;
        while rest > 0 || digits <= decimals {
            if digits == decimals && decimals > 0 {
                put(b'.');
            }
            put((rest % 10) as u8 + b'0');
            rest /= 10;
            digits += 1;
        }
        if scaled < 0 {
            put(b'-');
        }
        Self { text, start }
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.text[self.start..]
    }
}
