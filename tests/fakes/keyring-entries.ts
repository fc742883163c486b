// Looks into the keyring from outside the app, as another program of the same person could.
// A script of its own, because the bus to be asked is named by the environment of a process:
// node keyring-entries.ts list | put ACCOUNT SECRET | remove ACCOUNT

import keytar from 'keytar';

/** The name under which the app keeps what is its own. */
const service = 'cn.govdesk.desk';

const [verb, account = '', secret = ''] = process.argv.slice(2);
if (verb === 'put') await keytar.setPassword(service, account, secret);
else if (verb === 'remove') await keytar.deletePassword(service, account);
else process.stdout.write(JSON.stringify(await keytar.findCredentials(service)));
