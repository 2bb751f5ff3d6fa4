<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CardText</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DecideText</name>
    <message numerus="yes">
        <source>%n findings are decided together.</source>
        <translation>
            <numerusform>%n finding is decided.</numerusform>
            <numerusform>%n findings are decided together.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n finding</numerusform>
            <numerusform>%n findings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DifferenceText</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DisplayNames</name>
    <message numerus="yes">
        <source>%n external entitie(s)</source>
        <translation>
            <numerusform>%n external entity</numerusform>
            <numerusform>%n external entities</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n host(s)</source>
        <translation>
            <numerusform>%n host</numerusform>
            <numerusform>%n hosts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n container(s)</source>
        <translation>
            <numerusform>%n container</numerusform>
            <numerusform>%n containers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n process(es)</source>
        <translation>
            <numerusform>%n process</numerusform>
            <numerusform>%n processes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n registrie(s)</source>
        <translation>
            <numerusform>%n registry</numerusform>
            <numerusform>%n registries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n orchestrator(s)</source>
        <translation>
            <numerusform>%n orchestrator</numerusform>
            <numerusform>%n orchestrators</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n data store(s)</source>
        <translation>
            <numerusform>%n data store</numerusform>
            <numerusform>%n data stores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n network(s)</source>
        <translation>
            <numerusform>%n network</numerusform>
            <numerusform>%n networks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n trust boundarie(s)</source>
        <translation>
            <numerusform>%n trust boundary</numerusform>
            <numerusform>%n trust boundaries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n flow(s)</source>
        <translation>
            <numerusform>%n flow</numerusform>
            <numerusform>%n flows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n element(s)</source>
        <translation>
            <numerusform>%n element</numerusform>
            <numerusform>%n elements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LayerText</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n open finding(s) here – falls away: %1; a task of each machine: %2; stays: %3.</source>
        <translation>
            <numerusform>Of %n open finding here – falls away: %1; a task of each machine: %2; stays: %3.</numerusform>
            <numerusform>Of %n open findings here – falls away: %1; a task of each machine: %2; stays: %3.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PathText</name>
    <message numerus="yes">
        <source>%n path(s), up to %1</source>
        <translation>
            <numerusform>%n path, %1</numerusform>
            <numerusform>%n paths, up to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n path(s), %2 of their risk</source>
        <translation>
            <numerusform>%1 of %n path, %2 of its risk</numerusform>
            <numerusform>%1 of %n paths, %2 of their risk</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n way(s) in reach something worth having</source>
        <translation>
            <numerusform>%1 of %n way in reaches something worth having</numerusform>
            <numerusform>%1 of %n ways in reach something worth having</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The shortest path takes %n step(s).</source>
        <translation>
            <numerusform>The shortest path takes %n step.</numerusform>
            <numerusform>The shortest path takes %n steps.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Taken over, %1 of %n workload(s), host(s) and account(s) would lead with a likelihood of %2 or more to something worth having besides their own</source>
        <translation>
            <numerusform>Taken over, %1 of %n workload, host or account would lead with a likelihood of %2 or more to something worth having besides their own</numerusform>
            <numerusform>Taken over, %1 of %n workloads, hosts and accounts would lead with a likelihood of %2 or more to something worth having besides their own</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n other(s)</source>
        <translation>
            <numerusform>%1 and %n other</numerusform>
            <numerusform>%1 and %n others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuestionnaireText</name>
    <message numerus="yes">
        <source>%n question(s) answered</source>
        <translation>
            <numerusform>%n question answered</numerusform>
            <numerusform>%n questions answered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left open</source>
        <translation>
            <numerusform>%n left open</numerusform>
            <numerusform>%n left open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n remark(s) added to the notes.</source>
        <translation>
            <numerusform>%n remark added to the notes.</numerusform>
            <numerusform>%n remarks added to the notes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Answers of %n questionnaire(s)</source>
        <translation>
            <numerusform>Answers of %n questionnaire</numerusform>
            <numerusform>Answers of %n questionnaires</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecoveryOffer</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bulkhead was not closed properly and left %n unsaved change(s) to “%1”.</source>
        <translation>
            <numerusform>Bulkhead was not closed properly and left %n unsaved change to “%1”.</numerusform>
            <numerusform>Bulkhead was not closed properly and left %n unsaved changes to “%1”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) cannot be recovered in full:</source>
        <translation>
            <numerusform>%n change cannot be recovered in full:</numerusform>
            <numerusform>%n changes cannot be recovered in full:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RuleHtml</name>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> and %n more</numerusform>
            <numerusform> and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Slides</name>
    <message numerus="yes">
        <source>%n open threat(s) in the model.</source>
        <translation>
            <numerusform>%n open threat in the model.</numerusform>
            <numerusform>%n open threats in the model.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ThreatOverlay</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::app::BoardPage</name>
    <message numerus="yes">
        <source>%n cell(s) have no mark yet.</source>
        <translation>
            <numerusform>%n cell has no mark yet.</numerusform>
            <numerusform>%n cells have no mark yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::app::CatalogDialog</name>
    <message numerus="yes">
        <source>With it go %n finding(s) of the open model.</source>
        <translation>
            <numerusform>With it go %n finding of the open model.</numerusform>
            <numerusform>With it go %n findings of the open model.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) on what it found will be kept, marked as without a finding.</source>
        <translation>
            <numerusform>%n decision on what it found will be kept, marked as without a finding.</numerusform>
            <numerusform>%n decisions on what it found will be kept, marked as without a finding.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::app::DecisionsDialog</name>
    <message numerus="yes">
        <source>Remove %n decision(s)</source>
        <translation>
            <numerusform>Remove %n decision</numerusform>
            <numerusform>Remove %n decisions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::app::DiagnosticsList</name>
    <message numerus="yes">
        <source>%n note(s) on what was not carried over or guessed:</source>
        <translation>
            <numerusform>%n note on what was not carried over or guessed:</numerusform>
            <numerusform>%n notes on what was not carried over or guessed:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::app::DisputesPage</name>
    <message numerus="yes">
        <source>The room disagrees on %n cell(s), most divided first.</source>
        <translation>
            <numerusform>The room disagrees on %n cell.</numerusform>
            <numerusform>The room disagrees on %n cells, most divided first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::app::DriftPage</name>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n threat(s) new or gone</source>
        <translation>
            <numerusform>%n threat new or gone</numerusform>
            <numerusform>%n threats new or gone</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::app::ElementTablePage</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) stayed as they are: “%1” is no value there.</source>
        <translation>
            <numerusform>%n cell stayed as it is: “%1” is no value there.</numerusform>
            <numerusform>%n cells stayed as they are: “%1” is no value there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) changed.</source>
        <translation>
            <numerusform>%n row changed.</numerusform>
            <numerusform>%n rows changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) stayed as they are: they need a value.</source>
        <translation>
            <numerusform>%n cell stayed as it was: it needs a value.</numerusform>
            <numerusform>%n cells stayed as they were: they need a value.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::app::FindPathPanel</name>
    <message numerus="yes">
        <source>Without what %n control(s) would close</source>
        <translation>
            <numerusform>Without what %n control would close</numerusform>
            <numerusform>Without what %n controls would close</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::app::FinishPage</name>
    <message numerus="yes">
        <source>%n are there already.</source>
        <translation>
            <numerusform>%n is there already.</numerusform>
            <numerusform>%n are there already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n have no element there and are left out.</source>
        <translation>
            <numerusform>%n has no element there and is left out.</numerusform>
            <numerusform>%n have no element there and are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n further threat(s) were accepted.</source>
        <translation>
            <numerusform>%n further threat was accepted.</numerusform>
            <numerusform>%n further threats were accepted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were written.</source>
        <translation>
            <numerusform>%n file was written.</numerusform>
            <numerusform>%n files were written.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::app::GroupBar</name>
    <message numerus="yes">
        <source>You differ on %n cell(s): agree, or keep the dissent.</source>
        <translation>
            <numerusform>You differ on %n cell: agree, or keep the dissent.</numerusform>
            <numerusform>You differ on %n cells: agree, or keep the dissent.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::app::HeatPage</name>
    <message numerus="yes">
        <source>%n sheet(s)</source>
        <translation>
            <numerusform>%n sheet</numerusform>
            <numerusform>%n sheets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::app::ImportController</name>
    <message numerus="yes">
        <source>Import %n file(s)</source>
        <translation>
            <numerusform>Import %n file</numerusform>
            <numerusform>Import %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::app::ImportDialog</name>
    <message numerus="yes">
        <source>%n element(s)</source>
        <translation>
            <numerusform>%n element</numerusform>
            <numerusform>%n elements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n flow(s)</source>
        <translation>
            <numerusform>%n flow</numerusform>
            <numerusform>%n flows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::app::LayersPage</name>
    <message numerus="yes">
        <source>−%1 of %n finding(s)</source>
        <translation>
            <numerusform>−%1 of %n finding</numerusform>
            <numerusform>−%1 of %n findings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>none of %n finding(s)</source>
        <translation>
            <numerusform>none of %n finding</numerusform>
            <numerusform>none of %n findings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::app::LessonPage</name>
    <message numerus="yes">
        <source>The badges count what this lesson is about. The engine has %n more finding(s) on this model.</source>
        <translation>
            <numerusform>The badges count what this lesson is about. The engine has %n more finding on this model.</numerusform>
            <numerusform>The badges count what this lesson is about. The engine has %n more findings on this model.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::app::MainWindow</name>
    <message numerus="yes">
        <source>Delete from the &amp;model, and so from %n view(s)</source>
        <translation>
            <numerusform>Delete from the &amp;model, and so from %n view</numerusform>
            <numerusform>Delete from the &amp;model, and so from %n views</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::app::MeasuresPage</name>
    <message numerus="yes">
        <source>You can pay for %n measure(s). Which reduce the risk most?</source>
        <translation>
            <numerusform>You can pay for %n measure. Which reduces the risk most?</numerusform>
            <numerusform>You can pay for %n measures. Which reduce the risk most?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::app::MoreThreatsPage</name>
    <message numerus="yes">
        <source>%n threat(s) of your own</source>
        <translation>
            <numerusform>%n threat of your own</numerusform>
            <numerusform>%n threats of your own</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::app::NestingBanner</name>
    <message numerus="yes">
        <source>%n element(s) stand in other boxes on this diagram than in the model.</source>
        <translation>
            <numerusform>%n element stands in other boxes on this diagram than in the model.</numerusform>
            <numerusform>%n elements stand in other boxes on this diagram than in the model.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::app::PathBanner</name>
    <message numerus="yes">
        <source>&lt;b&gt;%1&lt;/b&gt;, %n step(s)</source>
        <translation>
            <numerusform>&lt;b&gt;%1&lt;/b&gt;, %n step</numerusform>
            <numerusform>&lt;b&gt;%1&lt;/b&gt;, %n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::app::PathsPage</name>
    <message numerus="yes">
        <source>Every path to %n asset(s) goes through it: mend it, and they are out of reach.</source>
        <translation>
            <numerusform>Every path to %n asset goes through it: mend it, and the asset is out of reach.</numerusform>
            <numerusform>Every path to %n assets goes through it: mend it, and they are out of reach.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::app::PlatformDialog</name>
    <message numerus="yes">
        <source>It states %n values.</source>
        <translation>
            <numerusform>It states %n value.</numerusform>
            <numerusform>It states %n values.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::app::PrintDialog</name>
    <message numerus="yes">
        <source>%n page(s), %1</source>
        <translation>
            <numerusform>%n page, %1</numerusform>
            <numerusform>%n pages, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::app::PropertiesPanel</name>
    <message numerus="yes">
        <source>&lt;b&gt;%n selected&lt;/b&gt;&lt;br&gt;A change is made to all of them.</source>
        <translation>
            <numerusform>&lt;b&gt;%n selected&lt;/b&gt;&lt;br&gt;A change is made to all of them.</numerusform>
            <numerusform>&lt;b&gt;%n selected&lt;/b&gt;&lt;br&gt;A change is made to all of them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::app::QuestionsPanel</name>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n finding</numerusform>
            <numerusform>%n findings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>up to %n finding(s)</source>
        <translation>
            <numerusform>up to %n finding</numerusform>
            <numerusform>up to %n findings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s), the most useful first.</source>
        <translation>
            <numerusform>%n question, the most useful first.</numerusform>
            <numerusform>%n questions, the most useful first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more can wait.</source>
        <translation>
            <numerusform>%n more can wait.</numerusform>
            <numerusform>%n more can wait.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more, which are answered with all</source>
        <translation>
            <numerusform>and %n more, which is answered with all</numerusform>
            <numerusform>and %n more, which are answered with all</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::app::ReplaceDialog</name>
    <message numerus="yes">
        <source>%n name(s) change</source>
        <translation>
            <numerusform>%n name changes</numerusform>
            <numerusform>%n names change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replace “%1” by “%2” in %n name(s)</source>
        <translation>
            <numerusform>Replace “%1” by “%2” in %n name</numerusform>
            <numerusform>Replace “%1” by “%2” in %n names</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::app::RevealPage</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::app::RiskPreview</name>
    <message numerus="yes">
        <source>settles %n threat(s) (worst: %1)</source>
        <translation>
            <numerusform>settles %n threat (worst: %1)</numerusform>
            <numerusform>settles %n threats (worst: %1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>raises %n new one(s) (worst: %1)</source>
        <translation>
            <numerusform>raises %n new one (worst: %1)</numerusform>
            <numerusform>raises %n new ones (worst: %1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>makes %n worse</source>
        <translation>
            <numerusform>makes %n worse</numerusform>
            <numerusform>makes %n worse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>makes %n milder</source>
        <translation>
            <numerusform>makes %n milder</numerusform>
            <numerusform>makes %n milder</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::app::RoomPage</name>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of answers in %1</source>
        <translation>
            <numerusform>%n file of answers in %1</numerusform>
            <numerusform>%n files of answers in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n being written</source>
        <translation>
            <numerusform>%n being written</numerusform>
            <numerusform>%n being written</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) left out. Ctrl+N shows which and why.</source>
        <translation>
            <numerusform>%n file left out. Ctrl+N shows which and why.</numerusform>
            <numerusform>%n files left out. Ctrl+N shows which and why.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) without a checksum: nothing shows whether they were edited.</source>
        <translation>
            <numerusform>%n file without a checksum: nothing shows whether it was edited.</numerusform>
            <numerusform>%n files without a checksum: nothing shows whether they were edited.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more were not read</source>
        <translation>
            <numerusform>%n more was not read</numerusform>
            <numerusform>%n more were not read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::app::ScorePage</name>
    <message numerus="yes">
        <source>The room as a whole, mean of %n sheet(s)</source>
        <translation>
            <numerusform>The room as a whole, %n sheet</numerusform>
            <numerusform>The room as a whole, mean of %n sheets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::app::SourceBanner</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::app::StartPage</name>
    <message numerus="yes">
        <source>Find the threats of %n element(s): for each of the six letters of STRIDE, is there a threat?</source>
        <translation>
            <numerusform>Find the threats of %n element: for each of the six letters of STRIDE, is there a threat?</numerusform>
            <numerusform>Find the threats of %n elements: for each of the six letters of STRIDE, is there a threat?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::app::ThreatsPanel</name>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n finding</numerusform>
            <numerusform>%n findings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::app::UpdateDialog</name>
    <message numerus="yes">
        <source>%n addition(s)</source>
        <translation>
            <numerusform>%n addition</numerusform>
            <numerusform>%n additions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removal(s)</source>
        <translation>
            <numerusform>%n removal</numerusform>
            <numerusform>%n removals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::app::ViewEdits</name>
    <message numerus="yes">
        <source>%n element(s) of “%1” are on no view now; they stay in the model, and in the outline.</source>
        <translation>
            <numerusform>%n element of “%1” is on no view now; it stays in the model, and in the outline.</numerusform>
            <numerusform>%n elements of “%1” are on no view now; they stay in the model, and in the outline.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::app::WhatIfPage</name>
    <message numerus="yes">
        <source>&lt;b&gt;With %n measure(s) in place&lt;/b&gt;</source>
        <translation>
            <numerusform>&lt;b&gt;With %n measure in place&lt;/b&gt;</numerusform>
            <numerusform>&lt;b&gt;With %n measures in place&lt;/b&gt;</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&lt;b&gt;Working out %n measure(s)…&lt;/b&gt;</source>
        <translation>
            <numerusform>&lt;b&gt;Working out %n measure…&lt;/b&gt;</numerusform>
            <numerusform>&lt;b&gt;Working out %n measures…&lt;/b&gt;</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put %n measure(s) in place</source>
        <translation>
            <numerusform>Put %n measure in place</numerusform>
            <numerusform>Put %n measures in place</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::diagram::DiagramScene</name>
    <message numerus="yes">
        <source>%n threat(s), the worst %1</source>
        <translation>
            <numerusform>%n threat, the worst %1</numerusform>
            <numerusform>%n threats, the worst %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleted from the model, and so from %n view(s): </source>
        <translation>
            <numerusform>Deleted from the model, and so from %n view: </numerusform>
            <numerusform>Deleted from the model, and so from %n views: </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Select at least %n element(s) for that.</source>
        <translation>
            <numerusform>Select at least %n element for that.</numerusform>
            <numerusform>Select at least %n elements for that.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>with %n more flow(s)</source>
        <translation>
            <numerusform>with %n more flow</numerusform>
            <numerusform>with %n more flows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>diagram</name>
    <message numerus="yes">
        <source>%1 (%n flows)</source>
        <translation>
            <numerusform>%1 (%n flow)</numerusform>
            <numerusform>%1 (%n flows)</numerusform>
        </translation>
    </message>
</context>
</TS>
