" Rule files of Weir.
if exists('b:did_ftplugin')
  finish
endif
let b:did_ftplugin = 1

setlocal commentstring=#\ %s comments=:# formatoptions-=t formatoptions+=croql
setlocal expandtab shiftwidth=2 softtabstop=2
" Names are kebab-case: a word is a whole name, and @entity too.
setlocal iskeyword=@,48-57,_,-,@-@
let b:undo_ftplugin = 'setlocal commentstring< comments< formatoptions< expandtab< shiftwidth<'
  \ . ' softtabstop< iskeyword<'
