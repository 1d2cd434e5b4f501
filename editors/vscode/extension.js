// Starts `weir lsp` for rule files. Everything else is the server's.
const { workspace } = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');

let client;

exports.activate = () => {
  const settings = workspace.getConfiguration('weir');
  const rules = settings.get('rules', []).flatMap((path) => ['--rules', path]);
  client = new LanguageClient(
    'weir',
    'Weir',
    { command: settings.get('path', 'weir'), args: ['lsp', ...rules] },
    { documentSelector: [{ language: 'weir' }] }
  );
  return client.start();
};

exports.deactivate = () => client && client.stop();
