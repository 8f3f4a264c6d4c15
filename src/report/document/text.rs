//! Text made of spans, each with one style.

/// How good something is, for colour or shape. The words always say it too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rating {
    /// The best there is.
    Good,
    /// In between, or not certain.
    Fair,
    /// The worst there is.
    Poor,
    /// Neither good nor bad.
    Neutral,
}

/// Text made of spans.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RichText {
    /// In reading order; none is empty.
    pub spans: Vec<TextSpan>,
}

/// A piece of text with one style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextSpan {
    /// On one line.
    pub text: String,
    /// How it is set apart.
    pub style: SpanStyle,
}

/// How a span is set apart from the text around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SpanStyle {
    /// Not at all.
    Plain,
    /// What has to be seen first.
    Strong,
    /// What can be overlooked.
    Muted,
    /// Something good or bad.
    Rated(Rating),
    /// An id or a command.
    Code,
    /// A link to this address.
    Link(String),
}

impl RichText {
    /// No text yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether there is no text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// Followed by plain text.
    #[must_use]
    pub fn plain(self, text: impl Into<String>) -> Self {
        self.then(text, SpanStyle::Plain)
    }

    /// Followed by text that has to be seen first.
    #[must_use]
    pub fn strong(self, text: impl Into<String>) -> Self {
        self.then(text, SpanStyle::Strong)
    }

    /// Followed by text that can be overlooked.
    #[must_use]
    pub fn muted(self, text: impl Into<String>) -> Self {
        self.then(text, SpanStyle::Muted)
    }

    /// Followed by something good or bad.
    #[must_use]
    pub fn rated(self, text: impl Into<String>, rating: Rating) -> Self {
        self.then(text, SpanStyle::Rated(rating))
    }

    /// Followed by an id or a command.
    #[must_use]
    pub fn code(self, text: impl Into<String>) -> Self {
        self.then(text, SpanStyle::Code)
    }

    /// Followed by a link to an address; by plain text where there is no address.
    #[must_use]
    pub fn link(self, text: impl Into<String>, address: Option<String>) -> Self {
        self.then(text, address.map_or(SpanStyle::Plain, SpanStyle::Link))
    }

    /// Followed by another text.
    #[must_use]
    pub fn text(mut self, text: impl Into<Self>) -> Self {
        self.spans.extend(text.into().spans);
        self
    }

    /// The words without their styles.
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
