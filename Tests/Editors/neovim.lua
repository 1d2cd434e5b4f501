-- Drives the language server from Neovim, as somebody who edits a rule would: opens a file, reads
-- the diagnostics, asks for a hover, completes a name, jumps, renames, formats, takes a quick fix.
-- scripts/test-editors runs it; it ends Neovim with status 0, or 1 after saying what did not hold.

local checks = 0

local function check(holds, what)
  if not holds then
    error(what, 2)
  end
  checks = checks + 1
end

-- The buffer's client answers, or the test ends.
local function ask(method, parameters)
  local answers, problem = vim.lsp.buf_request_sync(0, method, parameters, 10000)
  check(answers, method .. ': ' .. tostring(problem))
  for _, answer in pairs(answers) do
    check(not answer.error, method .. ': ' .. vim.inspect(answer.error))
    return answer.result
  end
  error(method .. ' was not answered')
end

-- Puts the cursor on the first `text` after line `from`, `offset` bytes into it.
local function go(text, offset, from)
  local lines = vim.api.nvim_buf_get_lines(0, 0, -1, false)
  for number = (from or 1), #lines do
    local column = lines[number]:find(text, 1, true)
    if column then
      vim.api.nvim_win_set_cursor(0, { number, column - 1 + (offset or 0) })
      return number
    end
  end
  error('no ' .. text .. ' in the buffer')
end

local function here()
  return vim.lsp.util.make_position_params(0, 'utf-16')
end

local function diagnostics(count)
  vim.wait(10000, function()
    return #vim.diagnostic.get(0) == count
  end, 10)
  local found = vim.diagnostic.get(0)
  check(#found == count, 'expected ' .. count .. ' diagnostics, found ' .. vim.inspect(found))
  return found
end

local function labels(result)
  local found = {}
  for _, item in ipairs(result.items or result) do
    found[item.label] = item
  end
  return found
end

-- What Vim's syntax sees at the cursor.
local function syntax()
  local place = vim.api.nvim_win_get_cursor(0)
  return vim.fn.synIDattr(vim.fn.synID(place[1], place[2] + 1, 1), 'name')
end

local function run()
  vim.cmd('edit rules/safe-account.weir')
  check(vim.bo.filetype == 'weir', 'the file type is not weir')
  for _, sample in ipairs({
    { 'signal', 1, 'weirDeclaration' },
    { '# The file', 2, 'weirComment' },
    { '"transfer"', 3, 'weirString' },
    { '@money', 2, 'weirEntity' },
    { '3000', 1, 'weirNumber' },
    { '..4', 0, 'weirGap' },
    { 'near', 1, 'weirOperator' },
    { 'stage', 1, 'weirClause' },
    { 'demand', 1, 'weirStage' },
    { '~"', 0, 'weirSign' },
    { 'told-to-move', 2, '' },
  }) do
    go(sample[1], sample[2])
    check(syntax() == sample[3], sample[1] .. ' is ' .. syntax())
  end
  vim.wait(10000, function()
    return #vim.lsp.buf_get_clients(0) > 0
  end, 10)
  diagnostics(1)

  -- A mistake behind Chinese and an emoji is shown where it is, and its fix takes it away.
  local mistake = diagnostics(1)[1]
  check(mistake.code == 'E0201', vim.inspect(mistake))
  local line = vim.api.nvim_buf_get_lines(0, mistake.lnum, mistake.lnum + 1, false)[1]
  check(line:sub(mistake.col + 1, mistake.end_col) == 'transfer-verbs', 'marked: ' .. line)
  go('transfer-verbs', 3)
  local range = vim.lsp.util.make_range_params(0, 'utf-16')
  range.context = { diagnostics = vim.lsp.diagnostic.get_line_diagnostics() }
  local actions = ask('textDocument/codeAction', range)
  check(actions[1].title == 'Replace `transfer-verbs` with `transfer-verb`', vim.inspect(actions))
  vim.lsp.util.apply_workspace_edit(actions[1].edit, 'utf-16')
  diagnostics(0)

  -- What is typed is seen at once.
  vim.cmd('normal! Gosignal typed = not-declared')
  diagnostics(2)
  vim.cmd('normal! dd')
  diagnostics(0)

  go('authority-name', 2, go('condition claims'))
  local hover = ask('textDocument/hover', here())
  check(hover.contents.value:find('3 entries: 2 zh, 1 en', 1, true), vim.inspect(hover))
  go('安全帳戶', 1)
  hover = ask('textDocument/hover', here())
  check(hover.contents.value:find('Folds to `安全账户`', 1, true), vim.inspect(hover))
  go('@money', 1)
  hover = ask('textDocument/hover', here())
  check(hover.contents.value:find('at-least', 1, true), vim.inspect(hover))
  go('unless', 1)
  check(ask('textDocument/hover', here()).contents.value:find('`unless`', 1, true), 'no keyword help')

  -- Completion of a name from another file, and of a stage.
  vim.cmd('normal! Gosignal more = anti')
  local items = labels(ask('textDocument/completion', here()))
  check(items['anti-fraud-notice'], 'a name of another file is not offered')
  vim.cmd('normal! dd')
  local at = go('stage', 8)
  vim.api.nvim_win_set_cursor(0, { at, 9 })
  check(labels(ask('textDocument/completion', here()))['escalation'], 'stages are not offered')
  go('@money', 3)
  check(labels(ask('textDocument/completion', here()))['@money'], 'entities are not offered')

  -- From use to declaration, over files.
  go('anti-fraud-notice', 3)
  vim.lsp.buf.definition()
  vim.wait(10000, function()
    return vim.api.nvim_buf_get_name(0):find('shared.weir', 1, true) ~= nil
  end, 10)
  check(vim.api.nvim_buf_get_name(0):find('shared.weir', 1, true), 'definition did not jump')
  check(vim.api.nvim_get_current_line():find('anti-fraud-notice', 1, true), 'jumped elsewhere')
  local references = here()
  references.context = { includeDeclaration = true }
  check(#ask('textDocument/references', references) == 2, 'references')

  -- A rename reaches the other file.
  vim.lsp.buf.rename('notice-of-police')
  vim.wait(10000, function()
    return vim.api.nvim_get_current_line():find('notice-of-police', 1, true) ~= nil
  end, 10)
  vim.cmd('buffer safe-account.weir')
  check(go('notice-of-police') > 0, 'the rename did not reach the other file')
  diagnostics(0)

  -- Highlights, outline, folds, symbols.
  go('claims-authority', 2)
  check(#ask('textDocument/documentHighlight', here()) == 2, 'highlights')
  local document = { textDocument = vim.lsp.util.make_text_document_params(0) }
  local outline = ask('textDocument/documentSymbol', document)
  check(outline[1].name == 'transfer-verb' and #outline == 6, vim.inspect(outline))
  check(#ask('textDocument/foldingRange', document) >= 2, 'folds')
  check(#ask('workspace/symbol', { query = 'notice' }) == 1, 'workspace symbols')

  -- Formatting leaves a file that means the same: no diagnostics appear.
  local format = vim.lsp.buf.format or vim.lsp.buf.formatting_sync
  if vim.lsp.buf.format then
    vim.lsp.buf.format({ timeout_ms = 10000 })
  else
    format(nil, 10000)
  end
  diagnostics(0)

  -- Saving compiles: a pattern that PCRE2 refuses shows only then.
  vim.cmd('normal! Gosignal broken = /(?<name>a)(?<name>b)/')
  diagnostics(1)
  vim.cmd('silent write')
  local found = diagnostics(2)
  local codes = {}
  for _, diagnostic in ipairs(found) do
    codes[diagnostic.code] = true
  end
  check(codes['E0301'] and codes['W0203'], vim.inspect(found))

  -- The server ends when it is told to, and well.
  local client = vim.tbl_values(vim.lsp.buf_get_clients(0))[1]
  client.stop()
  vim.wait(10000, function()
    return client.is_stopped()
  end, 10)
  check(client.is_stopped(), 'the server did not stop')
end

local holds, problem = xpcall(run, debug.traceback)
if not holds then
  io.stderr:write('neovim: ' .. problem .. '\n')
  vim.cmd('cquit 1')
end
io.stdout:write('neovim: ' .. checks .. ' checks hold\n')
vim.cmd('qall!')
