//! Text made of spans, each with one style.

/// How good something is, for colour or shape. The text always says it too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rating {
    /// Best.
    Good,
    /// In between, or uncertain.
    Fair,
    /// Worst.
    Poor,
    /// Neither good nor bad.
    Neutral,
}

/// Text made of spans.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RichText {
    /// The spans in reading order; never empty ones.
    pub spans: Vec<TextSpan>,
}

/// A piece of text with one style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextSpan {
    /// On one line.
    pub text: String,
    /// Its style.
    pub style: SpanStyle,
}

/// The style of a span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SpanStyle {
    /// Plain text.
    Plain,
    /// Emphasised text.
    Strong,
    /// Less important text.
    Muted,
    /// A good or bad value.
    Rated(Rating),
    /// An id or a command.
    Code,
    /// A link to this address.
    Link(String),
}

impl RichText {
    /// An empty text.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether there is no text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// Adds plain text.
    #[must_use]
    pub fn plain(self, text: impl Into<String>) -> Self {
        self.then(text, SpanStyle::Plain)
    }

    /// Adds emphasised text.
    #[must_use]
    pub fn strong(self, text: impl Into<String>) -> Self {
        self.then(text, SpanStyle::Strong)
    }

    /// Adds less important text.
    #[must_use]
    pub fn muted(self, text: impl Into<String>) -> Self {
        self.then(text, SpanStyle::Muted)
    }

    /// Adds a good or bad value.
    #[must_use]
    pub fn rated(self, text: impl Into<String>, rating: Rating) -> Self {
        self.then(text, SpanStyle::Rated(rating))
    }

    /// Adds an id or a command.
    #[must_use]
    pub fn code(self, text: impl Into<String>) -> Self {
        self.then(text, SpanStyle::Code)
    }

    /// Adds a link to an address, or plain text without an address.
    #[must_use]
    pub fn link(self, text: impl Into<String>, address: Option<String>) -> Self {
        self.then(text, address.map_or(SpanStyle::Plain, SpanStyle::Link))
    }

    /// Appends another text.
    #[must_use]
    pub fn text(mut self, text: impl Into<Self>) -> Self {
        self.spans.extend(text.into().spans);
        self
    }

    /// The text without styles.
    #[must_use]
    pub fn to_plain(&self) -> String {
        self.spans.iter().map(|span| span.text.as_str()).collect()
    }

    fn then(mut self, text: impl Into<String>, style: SpanStyle) -> Self {
        let text = text.into();
        if !text.is_empty() {
            self.spans.push(TextSpan { text, style });
        }
        self
    }
}

impl From<&str> for RichText {
    fn from(text: &str) -> Self {
        Self::new().plain(text)
    }
}

impl From<String> for RichText {
    fn from(text: String) -> Self {
        Self::new().plain(text)
    }
}

impl From<&String> for RichText {
    fn from(text: &String) -> Self {
        Self::new().plain(text.as_str())
    }
}
