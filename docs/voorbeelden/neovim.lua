-- Bestekwijzer in Neovim (0.7 en later): zet dit in init.lua, of bewaar het als plugin/bestekwijzer.lua in de map met uw
-- instellingen. De taalserver kijkt alleen naar bestekken; andere Markdown- en YAML-bestanden laat hij met rust.
local command = vim.g.bestekwijzer_cmd or { 'npx', 'bestekwijzer', 'lsp', '--stdio' }

-- *.bestek.md moet Markdown zijn, ook waar Neovim daar niet zelf op komt.
vim.cmd([[autocmd BufNewFile,BufRead *.bestek.md setfiletype markdown]])

local client
vim.api.nvim_create_autocmd('FileType', {
  pattern = { 'markdown', 'yaml' },
  callback = function(event)
    local config = {
      name = 'bestekwijzer',
      cmd = command,
      root_dir = vim.fn.getcwd(),
      init_options = { taal = 'nl' },
    }
    if vim.lsp.start then
      vim.lsp.start(config)
    else
      client = client or vim.lsp.start_client(config)
      vim.lsp.buf_attach_client(event.buf, client)
    end
  end,
})
