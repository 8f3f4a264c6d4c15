//! The table of all codes: each is listed here once, with its texts in the file of its subject.

/// Declares the texts of codes, one row per code.
macro_rules! texts {
    ($($variant:ident $name:literal $severity:ident {
        summary: $summary:literal,
        explanation: $explanation:literal,
        example: $example:literal,
        help: $help:literal $(,)?
    })+) => {
        $(
            #[expect(non_upper_case_globals, reason = "it has the name of its variant of `Code`")]
            pub(super) static $variant: CodeInfo = CodeInfo {
                code: Code::$variant,
                name: $name,
                severity: Severity::$severity,
                summary: $summary,
                explanation: $explanation,
                example: $example,
                help: $help,
            };
        )+
    };
}

mod answers;
mod file;
mod import;
mod lint;
mod plan;
mod questionnaire;
mod requirement;
mod value;

use super::{CodeInfo, Severity};

macro_rules! codes {
    ($($subject:ident::$variant:ident)+) => {
        /// The kinds of problems. A code is never renamed or reused.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($variant,)+
        }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name, severity and texts of a code.
            #[must_use]
            pub const fn info(self) -> &'static CodeInfo {
                match self {
                    $(Self::$variant => &$subject::$variant,)+
                }
            }
        }
    };
}

codes! {
    file::NotUtf8
    file::TooLarge
    file::EmptyFile
    file::WrongFileKind
    file::InvalidSetting
    file::Unreadable
    file::InvalidRecord
    file::DuplicateName
    value::Syntax
    value::DuplicateKey
    value::TooDeep
    value::UnknownKey
    value::MissingKey
    value::WrongType
    value::QuotedNumber
    value::EmptyText
    value::ControlCharacter
    value::TooLong
    value::NumberOutOfRange
    value::InvalidId
    value::InvalidVersion
    value::InvalidDate
    value::UnknownWord
    value::EmptyList
    value::RepeatedId
    value::NewerToml
    answers::WrongQuestionnaire
    answers::NewerVersion
    answers::OlderVersion
    answers::UnknownViewpoint
    answers::TookPartWithoutGroup
    answers::UnknownStage
    answers::NotAsked
    answers::OutsideStage
    answers::UnknownId
    answers::LevelOutOfRange
    answers::PositionOutOfRange
    answers::UnknownAnswer
    answers::ConflictingAnswers
    answers::DontKnowFalse
    answers::NotApplicableWithoutReason
    answers::NotApplicableNotAllowed
    answers::RetiredAnswer
    questionnaire::DuplicateId
    questionnaire::ReservedId
    questionnaire::UnknownReference
    questionnaire::CircularDependency
    questionnaire::MissingCap
    questionnaire::InvalidMaxGap
    questionnaire::BandOrder
    questionnaire::LevelCount
    questionnaire::TargetOutOfRange
    questionnaire::TooMany
    questionnaire::NoItems
    questionnaire::DuplicateSide
    questionnaire::VersionAhead
    questionnaire::LevelsAlike
    questionnaire::ScaleLengthDiffers
    questionnaire::WithoutSource
    questionnaire::WithoutAction
    questionnaire::UnusedReading
    questionnaire::PillarWithoutMustHave
    questionnaire::DrowningWeight
    questionnaire::DeadObsoleteId
    lint::StageNotNamed
    lint::StagesDiffer
    lint::EarlierStage
    lint::MustHaveWithoutEvidence
    lint::SameLevelThroughout
    lint::OneEndThroughout
    lint::ManyNotApplicable
    lint::OldAudit
    lint::FutureDate
    lint::CopiedFile
    lint::SimilarName
    lint::Placeholder
    lint::RespondentTwice
    lint::NoPeerViewpoint
    lint::NotAPseudonym
    lint::InvalidAllowance
    lint::UnusedAllowance
    plan::UnknownItem
    plan::LevelOfSeveralItems
    plan::DueBeforeFirstStep
    plan::DroppedWithoutReason
    plan::ConfirmedByOwner
    plan::ContradictoryStatus
    plan::TooManyActions
    plan::ActionWithoutOwner
    plan::ActionWithoutDueDate
    plan::ActionOverdue
    plan::FirstStepOverdue
    plan::ReviewOverdue
    plan::ActionStale
    plan::DoneUnconfirmed
    plan::DoneWithoutEvidence
    plan::OwnerViewpointMissing
    plan::ConfirmedByOnlyRespondent
    plan::MustHaveWithoutAction
    plan::NoPeerInPlan
    plan::OwnerOverloaded
    plan::OwnerLooksLikeName
    import::UnreadableTable
    import::TableTooLarge
    import::NoAnswerColumns
    import::ConflictingColumn
    import::UndecidedColumn
    import::DuplicateColumn
    import::ColumnNotFound
    import::NotALevel
    import::ExtraCells
    import::MissingAuditValue
    import::ConflictingValue
    import::SeveralRespondents
    import::AnswerWithoutId
    import::SheetNotRead
    import::SmallAddition
    requirement::TooFewRespondents
    requirement::Incomplete
    requirement::OpenMustHave
    requirement::BandTooLow
    requirement::GapTooLarge
    requirement::ScoreTooLow
    requirement::WorseThanBaseline
    requirement::NoBaseline
    requirement::PlanOverdue
    requirement::MustHaveNotPlanned
}
