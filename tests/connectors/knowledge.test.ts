import { connectorContract } from './contract.ts';

connectorContract('knowledge');
