-- Weir's language server in Neovim, from 0.7 on. Put this file in ~/.config/nvim/plugin/.
-- Colours and file type: editors/vim (see editors/README.md).

local function root(buffer)
  local path = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(buffer), ':p:h')
  local git = vim.fn.finddir('.git', path .. ';')
  return git ~= '' and vim.fn.fnamemodify(git, ':p:h:h') or path
end

local clients = {}

local function start(buffer)
  local folder = root(buffer)
  if not clients[folder] then
    clients[folder] = vim.lsp.start_client({
      name = 'weir',
      cmd = vim.g.weir_command or { 'weir', 'lsp' },
      root_dir = folder,
      workspace_folders = { { uri = vim.uri_from_fname(folder), name = folder } },
      on_exit = function()
        clients[folder] = nil
      end,
    })
  end
  if clients[folder] then
    vim.lsp.buf_attach_client(buffer, clients[folder])
  end
end

vim.api.nvim_create_autocmd('FileType', {
  pattern = 'weir',
  callback = function(event)
    start(event.buf)
    vim.bo[event.buf].omnifunc = 'v:lua.vim.lsp.omnifunc'
    local function map(keys, action)
      vim.keymap.set('n', keys, action, { buffer = event.buf })
    end
    map('K', vim.lsp.buf.hover)
    map('gd', vim.lsp.buf.definition)
    map('gr', vim.lsp.buf.references)
    map('gO', vim.lsp.buf.document_symbol)
    map('<leader>r', vim.lsp.buf.rename)
    map('<leader>a', vim.lsp.buf.code_action)
    map('<leader>f', vim.lsp.buf.format or vim.lsp.buf.formatting)
  end,
})
