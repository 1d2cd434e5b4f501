" Vim syntax of Weir's rule files. The language: docs/language.md.
" A test holds the words below against the language's own.
if exists('b:current_syntax')
  finish
endif

syntax case match
syntax iskeyword @,48-57,_,-,@-@

syntax keyword weirDeclaration pack family variants lexicon signal condition rule thread adjust allow
syntax keyword weirOperator and or not near then within except in of
syntax keyword weirClause name version prior title review block stage group score label refer
syntax keyword weirClause when unless hit miss disabled shadow
syntax keyword weirClause owner until why domain message from
syntax keyword weirTest any all count distinct sum length same sentence script has language is
syntax keyword weirTest sender channel raw bytes me them after up to
syntax keyword weirStage contact credibility move task demand escalation recovery

syntax match weirNumber /\%(\k\)\@<![-+]\?\d\+\%(\.\d\+\)\?\%(\k\)\@!/
syntax match weirDate /\<\d\{4}-\d\d-\d\d\>/
syntax match weirGap /\.\./
syntax match weirSign /[~|]\|[<>=!]=\|[<>=]/
syntax match weirEntity /@[A-Za-z][A-Za-z0-9-]*/

syntax match weirEscape contained /\\\%(["\\n]\|u{\x\+}\)/
syntax match weirBadEscape contained /\\[^"\\nu]/
syntax match weirRest contained /\*"\@=/
syntax region weirString start=/"/ skip=/\\./ end=/"/ oneline contains=weirEscape,weirBadEscape,weirRest

syntax match weirInterpolation contained /{{[A-Za-z0-9_-]\+}}/
syntax match weirRegexEscape contained /\\./
syntax region weirPattern matchgroup=weirPatternEdge start=+/+ skip=+\\.+ end=+/+ oneline
  \ contains=weirInterpolation,weirRegexEscape
" The slash of `adjust family/rule` begins no pattern.
syntax match weirPath /\%(\<adjust\s\+\)\@<=[a-z0-9-]\+\/[a-z0-9-]\+/

syntax keyword weirTodo contained TODO FIXME XXX NOTE
syntax match weirComment /#.*$/ contains=weirTodo,@Spell

highlight default link weirDeclaration Keyword
highlight default link weirOperator Operator
highlight default link weirClause Statement
highlight default link weirTest Conditional
highlight default link weirStage Constant
highlight default link weirNumber Number
highlight default link weirDate Number
highlight default link weirGap Operator
highlight default link weirSign Operator
highlight default link weirEntity Macro
highlight default link weirString String
highlight default link weirEscape SpecialChar
highlight default link weirBadEscape Error
highlight default link weirRest SpecialChar
highlight default link weirPattern String
highlight default link weirPatternEdge Delimiter
highlight default link weirInterpolation Identifier
highlight default link weirRegexEscape SpecialChar
highlight default link weirPath Identifier
highlight default link weirTodo Todo
highlight default link weirComment Comment

let b:current_syntax = 'weir'
