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
        debug_assert!(decimals <= 2, "figures have two decimals at most");
        let mut decimal = Self { text: [0; LONGEST], start: LONGEST };
        let mut rest = scaled.unsigned_abs();
        for _ in 0..decimals {
            rest = decimal.prepend_digit(rest);
        }
        if decimals > 0 {
            decimal.prepend(b'.');
        }
        rest = decimal.prepend_digit(rest);
        while rest > 0 {
            rest = decimal.prepend_digit(rest);
        }
        if scaled < 0 {
            decimal.prepend(b'-');
        }
        decimal
    }

    /// Prepends the last digit, and returns the number without it.
    #[inline]
    fn prepend_digit(&mut self, number: u64) -> u64 {
        self.prepend((number % 10) as u8 + b'0');
        number / 10
    }

    #[inline]
    fn prepend(&mut self, byte: u8) {
        self.start -= 1;
        self.text[self.start] = byte;
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.text[self.start..]
    }
}
