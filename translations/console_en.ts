<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
<context>
    <name>Columns</name>
    <message>
        <source>Yes</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Blocks</translation>
    </message>
    <message>
        <source>No blocks yet</source>
        <translation>No blocks yet</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Transactions</source>
        <translation>Transactions</translation>
    </message>
    <message>
        <source>In the log</source>
        <translation>In the log</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Hash</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>State root</source>
        <translation>State root</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Node</translation>
    </message>
    <message>
        <source>No transactions yet</source>
        <translation>No transactions yet</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domain</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>Signer</source>
        <translation>Signer</translation>
    </message>
    <message>
        <source>Place in the log</source>
        <translation>Place in the log</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>Transaction</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>Campaigns</translation>
    </message>
    <message>
        <source>No campaigns yet</source>
        <translation>No campaigns yet</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>Campaign</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>Raised</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>Paid out</source>
        <translation>Paid out</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Balance</translation>
    </message>
    <message>
        <source>Donors</source>
        <translation>Donors</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Ends</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Created</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Refunded</translation>
    </message>
    <message>
        <source>Cost share</source>
        <translation>Cost share</translation>
    </message>
    <message>
        <source>Donations</source>
        <translation>Donations</translation>
    </message>
    <message>
        <source>Starts</source>
        <translation>Starts</translation>
    </message>
    <message>
        <source>Use until</source>
        <translation>Use until</translation>
    </message>
    <message>
        <source>Stop rule</source>
        <translation>Stop rule</translation>
    </message>
    <message>
        <source>Left-over money</source>
        <translation>Left-over money</translation>
    </message>
    <message>
        <source>Registration number</source>
        <translation>Registration number</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>Sum tree root</source>
        <translation>Sum tree root</translation>
    </message>
    <message>
        <source>Organisations</source>
        <translation>Organisations</translation>
    </message>
    <message>
        <source>No organisations yet</source>
        <translation>No organisations yet</translation>
    </message>
    <message>
        <source>Business number</source>
        <translation>Business number</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>Agency</translation>
    </message>
    <message>
        <source>Milestones and pay-outs</source>
        <translation>Milestones and pay-outs</translation>
    </message>
    <message>
        <source>No milestones yet</source>
        <translation>No milestones yet</translation>
    </message>
    <message>
        <source>Milestone</source>
        <translation>Milestone</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Planned</translation>
    </message>
    <message>
        <source>Paid to</source>
        <translation>Paid to</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Paid at</source>
        <translation>Paid at</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Recipient</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>Reviewer</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Distribution plans</source>
        <translation>Distribution plans</translation>
    </message>
    <message>
        <source>No distribution plans yet</source>
        <translation>No distribution plans yet</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Distributed</source>
        <translation>Distributed</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>Spent</translation>
    </message>
    <message>
        <source>Beneficiaries</source>
        <translation>Beneficiaries</translation>
    </message>
    <message>
        <source>Months paid</source>
        <translation>Months paid</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>Months</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>May be spent on</source>
        <translation>May be spent on</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>Usage</translation>
    </message>
    <message>
        <source>No usage has been reported yet</source>
        <translation>No usage has been reported yet</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>Reported</translation>
    </message>
    <message>
        <source>No donations yet</source>
        <translation>No donations yet</translation>
    </message>
    <message>
        <source>Donation</source>
        <translation>Donation</translation>
    </message>
    <message>
        <source>Donor (pseudonym)</source>
        <translation>Donor (pseudonym)</translation>
    </message>
    <message>
        <source>Pledge</source>
        <translation>Pledge</translation>
    </message>
    <message>
        <source>Tax receipt</source>
        <translation>Tax receipt</translation>
    </message>
    <message>
        <source>Pledges</source>
        <translation>Pledges</translation>
    </message>
    <message>
        <source>No pledges yet</source>
        <translation>No pledges yet</translation>
    </message>
    <message>
        <source>Monthly amount</source>
        <translation>Monthly amount</translation>
    </message>
    <message>
        <source>Payments made</source>
        <translation>Payments made</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Missed</translation>
    </message>
    <message>
        <source>Next payment</source>
        <translation>Next payment</translation>
    </message>
    <message>
        <source>Merchants</source>
        <translation>Merchants</translation>
    </message>
    <message>
        <source>No merchants yet</source>
        <translation>No merchants yet</translation>
    </message>
    <message>
        <source>Merchant</source>
        <translation>Merchant</translation>
    </message>
    <message>
        <source>Top-up requests</source>
        <translation>Top-up requests</translation>
    </message>
    <message>
        <source>No top-up requests</source>
        <translation>No top-up requests</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>Citizen (pseudonym)</source>
        <translation>Citizen (pseudonym)</translation>
    </message>
    <message>
        <source>Officers</source>
        <translation>Officers</translation>
    </message>
    <message>
        <source>No officers yet</source>
        <translation>No officers yet</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Officer</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Roles</translation>
    </message>
    <message>
        <source>DID</source>
        <translation>DID</translation>
    </message>
    <message>
        <source>Agencies</source>
        <translation>Agencies</translation>
    </message>
    <message>
        <source>No agencies yet</source>
        <translation>No agencies yet</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Kind</translation>
    </message>
</context>
<context>
    <name>States</name>
    <message>
        <source>Draft</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Target reached</source>
        <translation>Target reached</translation>
    </message>
    <message>
        <source>Period ended</source>
        <translation>Period ended</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>Distributing</source>
        <translation>Distributing</translation>
    </message>
    <message>
        <source>Reporting</source>
        <translation>Reporting</translation>
    </message>
    <message>
        <source>Audited</source>
        <translation>Audited</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Suspended</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>Refunding</source>
        <translation>Refunding</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Verified</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Needs review</source>
        <translation>Needs review</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Completed</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Paid</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rejected</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>Proposed</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Running</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Finished</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Active</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>Committed</source>
        <translation>Committed</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Created</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Edited</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Opened</translation>
    </message>
    <message>
        <source>Extended</source>
        <translation>Extended</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Corrected</translation>
    </message>
    <message>
        <source>Resumed</source>
        <translation>Resumed</translation>
    </message>
    <message>
        <source>Raising ended</source>
        <translation>Raising ended</translation>
    </message>
    <message>
        <source>Donation</source>
        <translation>Donation</translation>
    </message>
    <message>
        <source>Paid out</source>
        <translation>Paid out</translation>
    </message>
    <message>
        <source>Distributed</source>
        <translation>Distributed</translation>
    </message>
    <message>
        <source>Unused money returned</source>
        <translation>Unused money returned</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Refunded</translation>
    </message>
    <message>
        <source>Remainder passed on</source>
        <translation>Remainder passed on</translation>
    </message>
</context>
<context>
    <name>maru::console::ActionForm</name>
    <message>
        <source>✓ Done</source>
        <translation>✓ Done</translation>
    </message>
    <message>
        <source>“%1” is in block %2. A receipt can be saved from the transaction.</source>
        <translation>“%1” is in block %2. A receipt can be saved from the transaction.</translation>
    </message>
    <message>
        <source>✕ Refused</source>
        <translation>✕ Refused</translation>
    </message>
    <message>
        <source>! Not sent for sure</source>
        <translation>! Not sent for sure</translation>
    </message>
    <message>
        <source>Nothing was changed. What you typed is still here.</source>
        <translation>Nothing was changed. What you typed is still here.</translation>
    </message>
    <message>
        <source>As %1 (%2) you sign “%3” with your key and send it to the chain %4. It takes effect with the next block and stays in the public log.</source>
        <translation>As %1 (%2) you sign “%3” with your key and send it to the chain %4. It takes effect with the next block and stays in the public log.</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Back</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Cancel</translation>
    </message>
    <message>
        <source>Open the transaction %1</source>
        <translation>Open the transaction %1</translation>
    </message>
    <message>
        <source>&amp;Review</source>
        <translation>&amp;Review</translation>
    </message>
    <message>
        <source>&amp;Sign and submit</source>
        <translation>&amp;Sign and submit</translation>
    </message>
    <message>
        <source>Submitting…</source>
        <translation>Submitting…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Close</translation>
    </message>
</context>
<context>
    <name>maru::console::BlocksWidget</name>
    <message>
        <source>Blocks</source>
        <translation>Blocks</translation>
    </message>
    <message>
        <source>Chain %1 · newest block %2 · %3</source>
        <translation>Chain %1 · newest block %2 · %3</translation>
    </message>
    <message>
        <source>Go to block number</source>
        <translation>Go to block number</translation>
    </message>
    <message>
        <source>&amp;Blocks</source>
        <translation>&amp;Blocks</translation>
    </message>
</context>
<context>
    <name>maru::console::ChoiceEditor</name>
    <message>
        <source>Choose…</source>
        <translation>Choose…</translation>
    </message>
</context>
<context>
    <name>maru::console::DashboardWidget</name>
    <message>
        <source>Overview</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>Donations by month</source>
        <translation>Donations by month</translation>
    </message>
    <message>
        <source>Campaigns by state</source>
        <translation>Campaigns by state</translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>As of %1</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>Raised</translation>
    </message>
    <message>
        <source>%1 donations</source>
        <translation>%1 donations</translation>
    </message>
    <message>
        <source>Paid out</source>
        <translation>Paid out</translation>
    </message>
    <message>
        <source>%1 of what was raised</source>
        <translation>%1 of what was raised</translation>
    </message>
    <message>
        <source>Held by campaigns</source>
        <translation>Held by campaigns</translation>
    </message>
    <message>
        <source>leaves only through milestones</source>
        <translation>leaves only through milestones</translation>
    </message>
    <message>
        <source>Donors</source>
        <translation>Donors</translation>
    </message>
    <message>
        <source>pseudonymous</source>
        <translation>pseudonymous</translation>
    </message>
    <message>
        <source>Organisations</source>
        <translation>Organisations</translation>
    </message>
    <message>
        <source>%1 campaigns</source>
        <translation>%1 campaigns</translation>
    </message>
    <message>
        <source>&amp;Overview</source>
        <translation>&amp;Overview</translation>
    </message>
</context>
<context>
    <name>maru::console::DetailPane</name>
    <message>
        <source>%1
Click to copy</source>
        <translation>%1
Click to copy</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>Copy %1</translation>
    </message>
    <message>
        <source>block %1</source>
        <translation>block %1</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatic</translation>
    </message>
    <message>
        <source>Open the transaction of %1</source>
        <translation>Open the transaction of %1</translation>
    </message>
    <message>
        <source>Leads to block %1, signed by the node that this console trusts. Checked at %2.</source>
        <translation>Leads to block %1, signed by the node that this console trusts. Checked at %2.</translation>
    </message>
    <message>
        <source>Save the proof</source>
        <translation>Save the proof</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>JSON files (*.json)</translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>The file could not be written: %1</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Select a row to see its details, its proof and its history.</source>
        <translation>Select a row to see its details, its proof and its history.</translation>
    </message>
    <message>
        <source>Check &amp;proof</source>
        <translation>Check &amp;proof</translation>
    </message>
    <message>
        <source>Check the proof on this computer</source>
        <translation>Check the proof on this computer</translation>
    </message>
    <message>
        <source>Save proof</source>
        <translation>Save proof</translation>
    </message>
    <message>
        <source>Save the proof as a file</source>
        <translation>Save the proof as a file</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Show as JSON</source>
        <translation>Show as JSON</translation>
    </message>
    <message>
        <source>History</source>
        <translation>History</translation>
    </message>
</context>
<context>
    <name>maru::console::DonationsWidget</name>
    <message>
        <source>Donations</source>
        <translation>Donations</translation>
    </message>
    <message>
        <source>%1 campaigns · %2 organisations · %3 donors</source>
        <translation>%1 campaigns · %2 organisations · %3 donors</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>Raised</translation>
    </message>
    <message>
        <source>%1 donations</source>
        <translation>%1 donations</translation>
    </message>
    <message>
        <source>Paid out</source>
        <translation>Paid out</translation>
    </message>
    <message>
        <source>%1 of what was raised</source>
        <translation>%1 of what was raised</translation>
    </message>
    <message>
        <source>Held by campaigns</source>
        <translation>Held by campaigns</translation>
    </message>
    <message>
        <source>leaves only through milestones</source>
        <translation>leaves only through milestones</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Refunded</translation>
    </message>
    <message>
        <source>pro rata of what was unspent</source>
        <translation>pro rata of what was unspent</translation>
    </message>
    <message>
        <source>Open now</source>
        <translation>Open now</translation>
    </message>
    <message>
        <source>of %1 campaigns</source>
        <translation>of %1 campaigns</translation>
    </message>
    <message>
        <source>&amp;Donations</source>
        <translation>&amp;Donations</translation>
    </message>
</context>
<context>
    <name>maru::console::FieldEditor</name>
    <message>
        <source>(optional)</source>
        <translation>(optional)</translation>
    </message>
</context>
<context>
    <name>maru::console::HashEditor</name>
    <message>
        <source>From a file…</source>
        <translation>From a file…</translation>
    </message>
    <message>
        <source>Compute the hash of a file for %1</source>
        <translation>Compute the hash of a file for %1</translation>
    </message>
    <message>
        <source>64 hex digits, or choose the file</source>
        <translation>64 hex digits, or choose the file</translation>
    </message>
    <message>
        <source>Choose the document</source>
        <translation>Choose the document</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>The file could not be read: %1</source>
        <translation>The file could not be read: %1</translation>
    </message>
</context>
<context>
    <name>maru::console::ListEditor</name>
    <message>
        <source>＋ Add %1</source>
        <translation>＋ Add %1</translation>
    </message>
    <message>
        <source>Add to %1</source>
        <translation>Add to %1</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Remove %1</translation>
    </message>
    <message>
        <source>Remove item %1 of %2</source>
        <translation>Remove item %1 of %2</translation>
    </message>
</context>
<context>
    <name>maru::console::MainWindow</name>
    <message>
        <source>Work</source>
        <translation>Work</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Ledger</translation>
    </message>
    <message>
        <source>Administration</source>
        <translation>Administration</translation>
    </message>
    <message>
        <source>Connected · block %1</source>
        <translation>Connected · block %1</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Connecting</translation>
    </message>
    <message>
        <source>No connection · as of block %1</source>
        <translation>No connection · as of block %1</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Not connected</translation>
    </message>
    <message>
        <source>Block %1 · %2</source>
        <translation>Block %1 · %2</translation>
    </message>
    <message>
        <source>Clock difference %1 s</source>
        <translation>Clock difference %1 s</translation>
    </message>
    <message>
        <source>Locks in %1:%2</source>
        <translation>Locks in %1:%2</translation>
    </message>
    <message>
        <source>Maru console</source>
        <translation>Maru console</translation>
    </message>
    <message>
        <source>Maru</source>
        <translation>Maru</translation>
    </message>
    <message>
        <source>Search: transactions, campaigns, blocks …   Ctrl+K</source>
        <translation>Search: transactions, campaigns, blocks …   Ctrl+K</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>Search everything</translation>
    </message>
    <message>
        <source>Loc&amp;k</source>
        <translation>Loc&amp;k</translation>
    </message>
    <message>
        <source>Lock the console</source>
        <translation>Lock the console</translation>
    </message>
    <message>
        <source>Ctrl+L</source>
        <translation>Ctrl+L</translation>
    </message>
    <message>
        <source>Navigation</source>
        <translation>Navigation</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Switch between Korean and English</source>
        <translation>Switch between Korean and English</translation>
    </message>
</context>
<context>
    <name>maru::console::MonthChart</name>
    <message>
        <source>%1: raised %2, paid out %3</source>
        <translation>%1: raised %2, paid out %3</translation>
    </message>
    <message>
        <source>Money by month</source>
        <translation>Money by month</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>Raised</translation>
    </message>
    <message>
        <source>Paid out</source>
        <translation>Paid out</translation>
    </message>
    <message>
        <source>highest %1</source>
        <translation>highest %1</translation>
    </message>
</context>
<context>
    <name>maru::console::PeopleWidget</name>
    <message>
        <source>Agencies and officers</source>
        <translation>Agencies and officers</translation>
    </message>
    <message>
        <source>Who may do what; changes are transactions of an administrator</source>
        <translation>Who may do what; changes are transactions of an administrator</translation>
    </message>
    <message>
        <source>&amp;Agencies and officers</source>
        <translation>&amp;Agencies and officers</translation>
    </message>
</context>
<context>
    <name>maru::console::ProofBadge</name>
    <message>
        <source>Not checked yet</source>
        <translation>Not checked yet</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Checking</translation>
    </message>
    <message>
        <source>Checked on this computer</source>
        <translation>Checked on this computer</translation>
    </message>
    <message>
        <source>Proof does not hold</source>
        <translation>Proof does not hold</translation>
    </message>
</context>
<context>
    <name>maru::console::ResourcePane</name>
    <message>
        <source>Act on the selected ▾</source>
        <translation>Act on the selected ▾</translation>
    </message>
</context>
<context>
    <name>maru::console::SignInWidget</name>
    <message>
        <source>Choose your key file</source>
        <translation>Choose your key file</translation>
    </message>
    <message>
        <source>Key files (*.json *.maru-key);;All files (*)</source>
        <translation>Key files (*.json *.maru-key);;All files (*)</translation>
    </message>
    <message>
        <source>Choose the server&apos;s CA certificate</source>
        <translation>Choose the server&apos;s CA certificate</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt)</source>
        <translation>Certificates (*.pem *.crt)</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Signing in…</translation>
    </message>
    <message>
        <source>&amp;Sign in</source>
        <translation>&amp;Sign in</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>Sign in to Maru</source>
        <translation>Sign in to Maru</translation>
    </message>
    <message>
        <source>Your key file never leaves this computer. The passphrase unlocks it.</source>
        <translation>Your key file never leaves this computer. The passphrase unlocks it.</translation>
    </message>
    <message>
        <source>Ser&amp;ver</source>
        <translation>Ser&amp;ver</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>&amp;CA certificate of the server</source>
        <translation>&amp;CA certificate of the server</translation>
    </message>
    <message>
        <source>CA certificate of the server</source>
        <translation>CA certificate of the server</translation>
    </message>
    <message>
        <source>empty: the system&apos;s authorities</source>
        <translation>empty: the system&apos;s authorities</translation>
    </message>
    <message>
        <source>&amp;Key file</source>
        <translation>&amp;Key file</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>Key file</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Passphrase</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Choose the CA certificate</source>
        <translation>Choose the CA certificate</translation>
    </message>
    <message>
        <source>Choose the key file</source>
        <translation>Choose the key file</translation>
    </message>
</context>
<context>
    <name>maru::console::StateBars</name>
    <message>
        <source>Campaigns by state</source>
        <translation>Campaigns by state</translation>
    </message>
</context>
<context>
    <name>maru::console::SwitchEditor</name>
    <message>
        <source>Yes</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
</context>
<context>
    <name>maru::console::TableView</name>
    <message>
        <source>Filter: %1</source>
        <translation>Filter: %1</translation>
    </message>
    <message>
        <source>All</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Not up to date: %1</source>
        <translation>Not up to date: %1</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Loading…</translation>
    </message>
    <message>
        <source>The server cannot be reached</source>
        <translation>The server cannot be reached</translation>
    </message>
    <message>
        <source>The list could not be read</source>
        <translation>The list could not be read</translation>
    </message>
    <message>
        <source>Nothing matches the filter</source>
        <translation>Nothing matches the filter</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>Nothing here yet</translation>
    </message>
    <message>
        <source>Clear the filter to see everything.</source>
        <translation>Clear the filter to see everything.</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>%1 in all</translation>
    </message>
    <message>
        <source>%1 shown</source>
        <translation>%1 shown</translation>
    </message>
    <message>
        <source>%1 loaded</source>
        <translation>%1 loaded</translation>
    </message>
    <message>
        <source>1 selected</source>
        <translation>1 selected</translation>
    </message>
    <message>
        <source>loading…</source>
        <translation>loading…</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>Reset layout</translation>
    </message>
    <message>
        <source>Export the table</source>
        <translation>Export the table</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV files (*.csv)</translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>The file could not be written: %1</translation>
    </message>
    <message>
        <source>Find in this list</source>
        <translation>Find in this list</translation>
    </message>
    <message>
        <source>Ctrl+F</source>
        <translation>Ctrl+F</translation>
    </message>
    <message>
        <source>Columns ▾</source>
        <translation>Columns ▾</translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation>Choose columns</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>Export as CSV</source>
        <translation>Export as CSV</translation>
    </message>
    <message>
        <source>Export as CSV (Ctrl+E)</source>
        <translation>Export as CSV (Ctrl+E)</translation>
    </message>
    <message>
        <source>List</source>
        <translation>List</translation>
    </message>
    <message>
        <source>Try &amp;again</source>
        <translation>Try &amp;again</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
</context>
</TS>
