-- Run by neovim.test.ts inside Neovim: waits for the findings, takes a quick fix as a person would, and prints what it saw
-- as JSON. `vim.g.bestekwijzer_take` is the title of the fix, `vim.g.bestekwijzer_rule` the rule of the finding.
local function say(result)
  io.stdout:write(vim.fn.json_encode(result) .. '\n')
end

local function findings()
  local found = {}
  for _, one in ipairs(vim.diagnostic.get(0)) do
    local code = one.code or (one.user_data and one.user_data.lsp and one.user_data.lsp.code)
    table.insert(found, { rule = code, line = one.lnum, column = one.col, message = one.message, source = one.source })
  end
  return found
end

local function of(rule)
  for _, one in ipairs(findings()) do
    if one.rule == rule then return one end
  end
end

local rule = vim.g.bestekwijzer_rule
vim.wait(20000, function() return of(rule) ~= nil end, 50)
local before = findings()
local finding = of(rule)
local titles = {}
if finding then
  vim.ui.select = function(items, options, choose)
    for _, item in ipairs(items) do
      local title = options.format_item and options.format_item(item) or tostring(item)
      table.insert(titles, title)
      if title:find(vim.g.bestekwijzer_take, 1, true) then return choose(item, 1) end
    end
    choose(nil, nil)
  end
  vim.api.nvim_win_set_cursor(0, { finding.line + 1, finding.column })
  local tick = vim.api.nvim_buf_get_changedtick(0)
  vim.lsp.buf.code_action()
  vim.wait(10000, function() return vim.api.nvim_buf_get_changedtick(0) ~= tick end, 50)
  vim.wait(10000, function() return of(rule) == nil end, 50)
end
say({
  before = before,
  titles = titles,
  after = findings(),
  text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n'),
})
vim.cmd('qall!')
